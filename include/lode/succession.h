/* School succession: which URN a school has now that had another before, from the links of GIAS.
 *
 * A link says that two schools belong together and, usually, which came first. Two rules decide
 * which links are followed. Both come from giasr, a package of the Department for Education
 * (dfe-analytical-services/giasr, R/urn_linking.R), with what that code leaves open settled here.
 *
 * General, for figures about pupils and results. What leads to a school that is only proposed, and
 * what joins two open schools, is not followed. A link is turned round that leads from an open
 * school to a closed one, or from a school to one that closed more than 30 days before it. Links
 * both ways between two schools are not followed, nor those of a school with more than one
 * successor (a split), nor rings of links. Several schools may have one successor.
 *
 * Ofsted, for inspections: whether the school is the one that was inspected. Besides the above,
 * what is marked as amalgamation, merger or split is not followed; nor where the predecessor closed
 * more than 365 days after the successor opened; where a school closed or opened as the result of
 * an amalgamation; where a school has several predecessors; where an infant or junior school became
 * a primary school (by the ages of pupils or by name); where the two URNs differ by one and both
 * existed at once. Splits are counted among what is left.
 *
 * Whether schools are open, when they opened and closed, their ages: that is in a register. A test
 * that needs what is not there is not made, and report is told. Neither rule asks for the dates of
 * links: one without a date counts like any other. As of a day, links that are dated later are
 * none: no test sees them. Of the two rows of a link the later date counts.
 *
 * Reference tables: "link_types" (what a LinkType says), "register_words", and
 * "succession_exceptions" (links by hand, which go before both file and rule). */
#ifndef LODE_SUCCESSION_H
#define LODE_SUCCESSION_H

#include "lode/reference.h"

typedef enum { LODE_RULE_GENERAL, LODE_RULE_OFSTED } lode_succession_rule;

/* The rule called "general" or "ofsted", or -1; and its name. */
int lode_succession_rule_find(const char *name);
const char *lode_succession_rule_name(lode_succession_rule rule);

/* Why the school that a URN leads to leads no further. */
typedef enum {
    LODE_ENDS_HERE,         /* nothing says that it should */
    LODE_ENDS_LATER,        /* the link that leads on is dated after the day */
    LODE_ENDS_PROPOSED,     /* the school it leads to has not opened */
    LODE_ENDS_BOTH_OPEN,    /* it and the school it is linked to are both open */
    LODE_ENDS_UNDIRECTED,   /* nobody says which of two schools came first */
    LODE_ENDS_CIRCULAR,     /* each school is said to be the successor of the other */
    LODE_ENDS_MARKED,       /* the link is marked as amalgamation, merger or split */
    LODE_ENDS_OVERLAP,      /* it closed more than a year after the other opened */
    LODE_ENDS_AMALGAMATED,  /* it closed, or the other opened, as the result of an amalgamation */
    LODE_ENDS_SPLIT,        /* it has several successors */
    LODE_ENDS_SEVERAL,      /* its successor has other predecessors */
    LODE_ENDS_STAGE,        /* an infant or junior school became a primary school */
    LODE_ENDS_NEIGHBOUR,    /* the URNs differ by one and both existed */
    LODE_ENDS_BY_EXCEPTION, /* succession_exceptions.csv says that it has no successor */
    LODE_ENDS_CLOSED,       /* the register has it as closed, and no link leads on */
    LODE_ENDS_UNLISTED,     /* the register does not have it */
    LODE_ENDS,
} lode_succession_end;

/* "proposed", "both_open", ...; "" for LODE_ENDS_HERE. */
const char *lode_succession_end_word(lode_succession_end end);

typedef struct {
    const char *links;   /* the file of links */
    const char *schools; /* a register of schools; NULL: none */
    lode_read_options read;
    lode_succession_rule rule;
    bool has_day; /* otherwise all links are wanted */
    int32_t day;  /* since 1970: links of a later date are not followed */
} lode_succession_options;

typedef struct lode_succession lode_succession;

/* Read links and register and settle which links are followed. The columns of the links are found
 * by any name published files give them: school_urn and linked_urn; link_type (without it nothing
 * says which school came first), link_date and linked_name where they are. On success *succession
 * is owned by the caller. report hears how many links there are, how many are not followed and why,
 * what could not be tested; of cells that cannot be read as problems.
 * LODE_DATA: a column that is not there, a URN that is no number, a date that is none, a link type
 * that "link_types" does not have (each told to report).
 * LODE_SYSTEM: a file cannot be read. */
lode_status lode_succession_read(lode_succession **succession,
                                 const lode_succession_options *options, lode_reference *reference,
                                 lode_report *report, lode_error *error);
void lode_succession_free(lode_succession *succession);

/* Whether text can be a URN: digits. The totals of published files have words in its place. */
bool lode_may_be_urn(lode_slice text);

/* The schools that links or register know are numbered from 0. */
size_t lode_succession_schools(const lode_succession *succession);
/* The number of a URN, or LODE_UNKNOWN. */
uint32_t lode_succession_find(const lode_succession *succession, lode_slice urn);
lode_slice lode_succession_urn(const lode_succession *succession, uint32_t school);
/* Its name as the register or else the links have it; may be empty. */
lode_slice lode_succession_name(const lode_succession *succession, uint32_t school);

/* Where a school leads. */
typedef struct {
    uint32_t current;        /* the last school on its way; itself where it has no successor */
    size_t links;            /* on the way */
    lode_succession_end end; /* why it goes no further from there */
    bool in_part; /* on the way it becomes only a part of a school: it has other predecessors, or
                     the link is marked as amalgamation, merger or split */
} lode_successor;

lode_successor lode_succession_of(const lode_succession *succession, uint32_t school);

/* Whether later is the same school as earlier under another URN: the way from the one leads to the
 * other, and never in part. */
bool lode_succession_is_line(const lode_succession *succession, uint32_t earlier, uint32_t later);

/* Whether a link that is dated after the day leads to it: the school was another on the day. */
bool lode_succession_came_later(const lode_succession *succession, uint32_t school);

/* The school that it follows directly, of several the first in the file; LODE_UNKNOWN if none. */
uint32_t lode_succession_predecessor(const lode_succession *succession, uint32_t school);

#endif
