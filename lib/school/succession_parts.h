/* What the parts of the succession share. Private to lib/school/succession*.c. */
#ifndef LODE_SUCCESSION_PARTS_H
#define LODE_SUCCESSION_PARTS_H

#include "lode/memory.h"
#include "lode/number.h"
#include "lode/register.h"
#include "lode/succession.h"

typedef enum { STATE_UNKNOWN, STATE_OPEN, STATE_CLOSED, STATE_PROPOSED } school_state;

/* What the register says of a school. */
typedef struct {
    bool listed; /* it is in the register */
    school_state state;
    bool has_opened, has_closed; /* with a date */
    int32_t opened, closed;      /* days since 1970 */
    bool primary;                /* its phase is */
    int age_low, age_high;       /* -1: not known */
    bool opened_by_amalgamation, closed_by_amalgamation;
    lode_slice name; /* owned by the succession */
} linked_school;

/* Who came first, as the rows of a link say: a, b, or one of the two. */
enum { SAYS_A = 1, SAYS_B = 2, SAYS_EITHER = 4 };

/* What is known of two schools that belong together. */
typedef struct {
    uint32_t a, b;
    unsigned says;
    bool marked, dated;
    int32_t day;             /* where it is dated: the later one of its rows */
    bool reversed;           /* the register says the opposite of the rows */
    bool tested;             /* the register has both schools */
    uint32_t from, to;       /* predecessor and successor, once settled */
    lode_succession_end end; /* why the link is not followed; LODE_ENDS_HERE: it is */
} school_link;

struct lode_succession {
    lode_succession_rule rule;
    bool has_day; /* links of a later date than day are none */
    int32_t day;
    char *file; /* of the links, for messages */
    bool has_register, has_types;
    char *register_file;
    const char *lacking[8]; /* columns of the register that the rule asks for */
    size_t lacks;
    lode_arena *arena;
    lode_names *urns;
    linked_school *school; /* [schools] */
    size_t schools, schools_capacity;
    lode_names *pairs; /* of links: the two numbers */
    school_link *link; /* [links] */
    size_t links, links_capacity;
    size_t asides;    /* rows of links that are no succession */
    uint32_t *next;   /* [schools] the successor, or LODE_UNKNOWN */
    uint32_t *before; /* [schools] the first predecessor, or LODE_UNKNOWN */
    uint32_t *parts;  /* [schools] how many predecessors */
    bool *came_later; /* [schools] a link that is dated later leads to it */
    bool *joins;      /* [schools] the link to the successor is marked, or of an amalgamation */
    lode_succession_end *end; /* [schools] why there is no successor */
    size_t exceptions;        /* that concern a school that is here */
};

/* The number of a URN, new if it was not seen before. */
uint32_t lode_succession_add(lode_succession *s, lode_slice urn);

/* ---- succession_links.c ---- */

lode_status lode_succession_read_links(lode_succession *s, const lode_succession_options *options,
                                       lode_reference *reference, lode_report *report,
                                       lode_error *error);

/* ---- succession_register.c ---- */

lode_status lode_succession_read_register(lode_succession *s,
                                          const lode_succession_options *options,
                                          lode_reference *reference, lode_report *report,
                                          lode_error *error);

/* ---- succession_rules.c ---- */

/* Settle from, to and end of every link. */
void lode_succession_apply_rule(lode_succession *s);

/* ---- succession_stage.c ---- */

/* Whether an infant or junior school became a primary school, by ages or names. */
bool lode_succession_changes_stage(const linked_school *before, const linked_school *after);

/* ---- succession_tell.c ---- */

void lode_succession_tell(const lode_succession *s, lode_report *report);

#endif
