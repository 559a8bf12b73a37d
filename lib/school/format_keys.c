/* What says whom and what a record is about: columns that are described as keys and filters, and
 * those that are called as a column of the measure table, or as other files call it. */
#include "formats_parts.h"
#include "lode/memory.h"

#include <stdlib.h>

static const char *const names[LODE_KEYS] = {
    "time_period",  "time_identifier",    "geographic_level", "school_urn", "school_laestab",
    "school_name",  "old_la_code",        "new_la_code",      "la_name",    "region_code",
    "region_name",  "establishment_type", "release",          "trust_id",   "trust_name",
    "estab_number", "school_type"};

const char *lode_key_name(lode_key key) {
    return names[key];
}

static int find_key(lode_slice name) {
    for (int k = 0; k < LODE_KEYS; k++)
        if (lode_is(name, names[k]))
            return k;
    return -1;
}

/* ---- keys ---- */

static void add_key(lode_recognised *r, lode_mapped_key key) {
    r->key[r->keys++] = key;
    if (r->first_key[key.key] == 0)
        r->first_key[key.key] = r->keys;
}

static bool has_key(const lode_recognised *r, lode_key key) {
    return lode_recognised_key_position(r, key) >= 0;
}

/* Whether the description speaks of the column, as anything. */
static bool is_described(const lode_recognised *r, const lode_description *description,
                         int position) {
    return description &&
           lode_description_find(description, r->header->cell[position].text) != NULL;
}

static lode_status described_key(lode_recognised *r, const lode_description *description,
                                 const lode_described *d, int position, lode_error *error) {
    const lode_slice becomes = d->becomes.n > 0 ? d->becomes : d->column;
    const int key = find_key(becomes);
    lode_conditions when;
    if (key < 0) {
        lode_fail(error, LODE_DATA, "'%.*s' is no key of a measure table", LODE_ARG(becomes));
        lode_fail_hint(error, "lode-dictionary(5) lists what a key may become");
        return lode_table_fail_at(description->table, d->row, 0, error);
    }
    const lode_status status = lode_when_read(r, description, d, &when, error);
    if (status == LODE_OK)
        add_key(r,
                (lode_mapped_key){(lode_key)key, position, d->recode, d->values, d->holds, when});
    return status;
}

/* Keys nobody describes are found by what they are called. */
static void called_keys(lode_recognised *r, const lode_description *description) {
    for (int k = 0; k < LODE_KEYS; k++) {
        if (has_key(r, (lode_key)k))
            continue;
        const int position = lode_columns_find(r->formats->columns, r->header, lode_text(names[k]));
        if (position >= 0 && !is_described(r, description, position))
            add_key(r, (lode_mapped_key){.key = (lode_key)k, .position = position});
    }
}

/* ---- filters ---- */

/* Of "Boys=Sex|Girls=Sex|Pupil group" the last: the topic of the cells that have none of their own.
 */
static lode_slice usual_topic(lode_slice topic) {
    lode_slice one, usual = {NULL, 0};
    while (lode_split(&topic, '|', &one))
        if (one.n > 0 && !memchr(one.p, '=', one.n))
            usual = one;
    return usual;
}

/* "[column]" is the column of that name, anything else the topic itself. */
static void read_topic(const lode_recognised *r, const lode_described *d, lode_mapped_filter *f) {
    const lode_slice usual = usual_topic(d->topic);
    f->topic = usual.n ? usual : d->label.n ? d->label : d->column;
    f->topic_of = d->topic;
    f->topic_position = -1;
    if (f->topic.n > 2 && f->topic.p[0] == '[' && f->topic.p[f->topic.n - 1] == ']') {
        f->topic = (lode_slice){f->topic.p + 1, f->topic.n - 2};
        f->topic_position = lode_header_find_any(r->header, f->topic);
    }
}

/* Open-data files have as filters what in a measure table has columns of its own. */
static bool is_key_by_name(const lode_described *d) {
    return lode_is(d->column, names[LODE_KEY_ESTABLISHMENT_TYPE]) ||
           lode_is(d->column, names[LODE_KEY_RELEASE]);
}

static void filter_as_key(lode_recognised *r, const lode_described *d, int position) {
    add_key(r, (lode_mapped_key){.key = (lode_key)find_key(d->column),
                                 .position = position,
                                 .recode = d->recode.n ? d->recode : lode_text("Total=")});
}

/* Split by one column twice, groups would be called Boys × Boys. */
static lode_status check_filter(const lode_recognised *r, const lode_description *description,
                                const lode_described *d, lode_error *error) {
    const lode_mapped_filter *f = &r->filter[r->filters];
    for (size_t i = 0; i < r->filters; i++)
        if (r->filter[i].position == f->position &&
            lode_when_overlap(&r->filter[i].when, &f->when)) {
            lode_fail(error, LODE_DATA, "the filter '%.*s' is described twice",
                      LODE_ARG(lode_first_name(d->column)));
            return lode_table_fail_at(description->table, d->row, 0, error);
        }
    return LODE_OK;
}

static lode_status described_filter(lode_recognised *r, const lode_description *description,
                                    const lode_described *d, int position, lode_error *error) {
    lode_mapped_filter *f = &r->filter[r->filters];
    *f = (lode_mapped_filter){.position = position,
                              .recode = d->recode,
                              .values = d->values,
                              .total = d->total.n ? d->total : lode_text("Total|All")};
    read_topic(r, d, f);
    lode_status status = lode_when_read(r, description, d, &f->when, error);
    if (status == LODE_OK)
        status = check_filter(r, description, d, error);
    r->filters += status == LODE_OK;
    return status;
}

lode_status lode_recognised_keys(lode_recognised *r, const lode_description *description,
                                 lode_error *error) {
    const size_t n = description ? description->n : 0;
    lode_status status = LODE_OK;
    r->key = lode_allocate(n + LODE_KEYS, sizeof *r->key);
    r->filter = lode_allocate(n + 1, sizeof *r->filter);
    for (size_t i = 0; i < n && status == LODE_OK; i++) {
        const lode_described *d = &description->column[i];
        const int position = lode_header_find_any(r->header, d->column);
        if (position >= 0 && d->role == LODE_ROLE_KEY)
            status = described_key(r, description, d, position, error);
        else if (position >= 0 && d->role == LODE_ROLE_FILTER && is_key_by_name(d))
            filter_as_key(r, d, position);
        else if (position >= 0 && d->role == LODE_ROLE_FILTER)
            status = described_filter(r, description, d, position, error);
    }
    if (status == LODE_OK)
        called_keys(r, description);
    return status;
}
