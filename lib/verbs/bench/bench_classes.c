/* Classes: rows that one comparator is the same for, so that it is looked up once for all of them.
 *
 * What a row is compared with depends on its facet, on the area it lies in as far as the comparator
 * asks, and on what its phase says. */
#include "bench_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_PARTS = 5 /* a facet, three names of an area, a phase */ };

/* The columns that tell classes apart besides the facet. */
typedef struct {
    lode_names *texts[MOST_PARTS];
    lode_slice last[MOST_PARTS]; /* neighbouring rows often have the same text */
    uint32_t last_id[MOST_PARTS];
    int column[MOST_PARTS];
    size_t n;
} class_columns;

static void add_column(class_columns *columns, int column) {
    if (column >= 0)
        columns->column[columns->n++] = column;
}

static class_columns find_columns(const bench *b, const bench_against *against) {
    const int *of = b->measures->column;
    class_columns columns = {.n = 0};
    if (against->who == BENCH_LA) {
        add_column(&columns, of[LODE_COL_OLD_LA_CODE]);
        add_column(&columns, of[LODE_COL_NEW_LA_CODE]);
        add_column(&columns, of[LODE_COL_LA_NAME]);
    } else if (against->who == BENCH_REGION) {
        add_column(&columns, of[LODE_COL_REGION_CODE]);
        add_column(&columns, of[LODE_COL_REGION_NAME]);
    } else if (against->who == BENCH_GROUP) {
        add_column(&columns, against->column);
    }
    if (against->who != BENCH_GROUP && against->who != BENCH_ALL)
        add_column(&columns, b->phase);
    for (size_t i = 0; i < columns.n; i++)
        columns.texts[i] = lode_names_new();
    return columns;
}

static uint32_t number_text(class_columns *columns, size_t i, lode_slice text) {
    if (!columns->last[i].p || !lode_same(columns->last[i], text)) {
        columns->last[i] = text;
        columns->last_id[i] = lode_names_add(columns->texts[i], text);
    }
    return columns->last_id[i];
}

/* The classes in order of first sight, as facets are. */
static void number_rows(const bench *b, bench_against *against, class_columns *columns) {
    const lode_measures *m = b->measures;
    lode_names *classes = lode_names_new();
    size_t capacity = 0;
    against->class_of = lode_allocate(m->rows, sizeof *against->class_of);
    against->owns_class_of = true;
    for (size_t r = 0; r < m->rows; r++) {
        uint32_t key[1 + MOST_PARTS] = {m->facet[r]};
        for (size_t i = 0; i < columns->n; i++)
            key[1 + i] = number_text(
                columns, i, lode_trim(lode_table_text(m->table, r, (size_t)columns->column[i])));
        const uint32_t id = lode_names_add(classes, (lode_slice){(const char *)key, sizeof key});
        if (id == against->classes) {
            LODE_GROW(against->class, against->classes, capacity);
            against->class[against->classes++] = (bench_class){.row = (uint32_t)r};
        }
        against->class_of[r] = id;
    }
    lode_names_free(classes);
}

/* Where nothing else tells rows apart, their classes are their facets. */
static void take_facets(const bench *b, bench_against *against) {
    const lode_measures *m = b->measures;
    against->class_of = m->facet;
    against->classes = m->n_facets;
    against->class = lode_allocate(against->classes, sizeof *against->class);
    for (size_t c = 0; c < against->classes; c++)
        against->class[c].row = BENCH_NO_ROW;
    for (size_t r = 0, found = 0; found < against->classes; r++) {
        bench_class *class = &against->class[m->facet[r]];
        if (class->row != BENCH_NO_ROW)
            continue;
        class->row = (uint32_t)r;
        found++;
    }
}

/* ---- pools ---- */

enum { BY_PUBLISHED_ROW = LODE_MEASURE_COLUMNS + 1, BY_GROUP };

typedef struct {
    uint32_t figure, by, which, kind;
} pool_key;

/* What it takes to number the pools of one comparator. */
typedef struct {
    lode_names *pools, *texts;
    size_t capacity;
} numbering;

static uint32_t number_pool(bench_against *against, numbering *n, const pool_key *key) {
    const uint32_t pool = lode_names_add(n->pools, (lode_slice){(const char *)key, sizeof *key});
    if (pool == against->pools) {
        LODE_GROW(against->pool, against->pools, n->capacity);
        against->pool[against->pools++] = (bench_pool){.n = 0};
    }
    return pool;
}

/* The name of an area whose figure is derived says so: it is not the published one. */
static lode_slice derived_name(const bench *b, size_t row, bench_who who, lode_slice area) {
    const lode_slice la = lode_measures_text(b->measures, row, LODE_COL_LA_NAME);
    const lode_slice region = lode_measures_text(b->measures, row, LODE_COL_REGION_NAME);
    lode_slice name = who == BENCH_NATIONAL ? lode_text("England") : who == BENCH_LA ? la : region;
    if (name.n == 0)
        name = area;
    return lode_text(lode_arena_print(b->arena, "%.*s (schools here)", LODE_ARG(name)));
}

static uint32_t pool_of_area(const bench *b, bench_against *against, numbering *n,
                             const bench_class *class) {
    const uint32_t figure = lode_bench_figure(b, class->row);
    if (class->published != BENCH_NO_ROW) {
        const pool_key key = {figure, BY_PUBLISHED_ROW, class->published, 0};
        const uint32_t pool = number_pool(against, n, &key);
        against->pool[pool].published = true;
        return pool;
    }
    lode_measure_column column;
    lode_slice area;
    if (!lode_bench_area(b, class->row, against->level, &column, &area))
        return BENCH_NO_POOL;
    const pool_key key = {figure, column, lode_names_add(n->texts, area),
                          lode_names_add(n->texts, lode_bench_kind_of(b, class->row))};
    const uint32_t pool = number_pool(against, n, &key);
    if (!against->pool[pool].name.p)
        against->pool[pool].name = derived_name(b, class->row, against->who, area);
    return pool;
}

static uint32_t pool_of_group(const bench *b, bench_against *against, numbering *n,
                              const bench_class *class) {
    const lode_slice group =
        against->who == BENCH_ALL
            ? lode_text("all schools here")
            : lode_trim(lode_table_text(b->measures->table, class->row, (size_t)against->column));
    if (group.n == 0)
        return BENCH_NO_POOL;
    const pool_key key = {lode_bench_figure(b, class->row), BY_GROUP,
                          lode_names_add(n->texts, group), 0};
    const uint32_t pool = number_pool(against, n, &key);
    against->pool[pool].name = group;
    return pool;
}

static void find_pool(const bench *b, bench_against *against, numbering *n, bench_class *class) {
    class->published = BENCH_NO_ROW;
    class->pool = BENCH_NO_POOL;
    class->applies = lode_bench_applies(b, against, class->row);
    if (!class->applies)
        return;
    const bool school = lode_measures_facet(b->measures, class->row)->level == LODE_LEVEL_SCHOOL;
    if (bench_is_of_area(against) || !school)
        class->published = lode_bench_find_published(b, class->row, against->level);
    if (school)
        class->pool = bench_is_of_area(against) ? pool_of_area(b, against, n, class)
                                                : pool_of_group(b, against, n, class);
}

void lode_bench_find_classes(bench *b, bench_against *against) {
    class_columns columns = find_columns(b, against);
    if (columns.n > 0)
        number_rows(b, against, &columns);
    else
        take_facets(b, against);
    for (size_t i = 0; i < columns.n; i++)
        lode_names_free(columns.texts[i]);
    numbering n = {.pools = lode_names_new(), .texts = lode_names_new()};
    for (size_t c = 0; c < against->classes; c++)
        find_pool(b, against, &n, &against->class[c]);
    lode_names_free(n.pools);
    lode_names_free(n.texts);
}

/* ---- what each is compared with ---- */

static void with_published(const bench *b, uint32_t row, bench_face *face) {
    const lode_measures *m = b->measures;
    face->text[BENCH_NAME] = lode_measures_unit_name(m, row);
    face->text[BENCH_BASIS] = lode_text("published");
    face->text[BENCH_BREAKDOWN] =
        lode_measures_breakdown(m, lode_measures_facet(m, row)->breakdown);
    if (lode_measures_has(m, row)) {
        face->text[BENCH_VALUE] = lode_trim(lode_measures_text(m, row, LODE_COL_VALUE));
        face->figure = lode_measures_value(m, row);
        return;
    }
    const lode_slice status = lode_measures_status(m, row);
    const lode_slice code = lode_measures_text(m, row, LODE_COL_SOURCE_CODE);
    face->reason = lode_text(lode_arena_print(
        b->arena, "%.*s is %s (%.*s%s%.*s)", LODE_ARG(face->text[BENCH_NAME]),
        lode_status_words(status), LODE_ARG(status), code.n ? ", " : "", LODE_ARG(code)));
}

/* The mean of a pool, to a row besides which so many schools are in it. */
static void take_mean(const bench *b, const bench_pool *pool, size_t others, bench_face *face) {
    char reason[LODE_ERROR_TEXT];
    if (pool->n > 0 && pool->used == 0) {
        face->reason = lode_text("no denominators to weight by");
        return;
    }
    face->text[BENCH_N] = pool->used_text;
    if (!lode_bench_has_enough(b, others, "school", reason)) {
        face->reason = lode_text(lode_arena_copy(b->arena, reason, strlen(reason)));
        return;
    }
    face->text[BENCH_VALUE] = pool->value;
    face->figure = pool->figure;
}

static void with_pool(const bench *b, const bench_against *against, bench_class *class) {
    const lode_measures *m = b->measures;
    const bench_pool *pool = &against->pool[class->pool];
    bench_face *face = &class->face;
    face->text[BENCH_NAME] = pool->name;
    face->text[BENCH_BASIS] =
        lode_text(b->options->computed == LODE_BENCH_WEIGHTED ? "weighted" : "unweighted");
    face->text[BENCH_BREAKDOWN] =
        lode_measures_breakdown(m, lode_measures_facet(m, class->row)->breakdown);
    bench_face outside = *face;
    take_mean(b, pool, pool->used > 0 ? pool->used - 1 : 0, face);
    take_mean(b, pool, pool->used, &outside);
    if (lode_same(outside.reason, face->reason))
        return;
    bench_face *other = lode_arena_take(b->arena, sizeof *other);
    *other = outside;
    class->outside = other;
}

static void with_area(const bench *b, const bench_against *against, bench_class *class) {
    char reason[LODE_ERROR_TEXT];
    lode_measure_column column;
    lode_slice area;
    if (class->published != BENCH_NO_ROW) {
        with_published(b, class->published, &class->face);
        if (class->face.reason.n == 0 && class->pool != BENCH_NO_POOL)
            class->face.text[BENCH_N] = against->pool[class->pool].n_text;
    } else if (!lode_bench_area(b, class->row, against->level, &column, &area)) {
        class->face.reason =
            lode_text(against->who == BENCH_LA ? "no local authority" : "no region");
    } else if (lode_bench_why_unpublished(b, class->row, against->level, reason) &&
               b->options->computed != LODE_BENCH_PUBLISHED && class->pool != BENCH_NO_POOL) {
        with_pool(b, against, class);
    } else {
        class->face.reason = lode_text(lode_arena_copy(b->arena, reason, strlen(reason)));
    }
}

static void with_group(const bench *b, const bench_against *against, bench_class *class) {
    if (class->pool != BENCH_NO_POOL)
        with_pool(b, against, class);
    else
        class->face.reason =
            lode_text(lode_arena_print(b->arena, "no %s", strchr(against->word, ':') + 1));
}

void lode_bench_settle_classes(bench *b, bench_against *against) {
    for (size_t c = 0; c < against->classes; c++) {
        bench_class *class = &against->class[c];
        class->face = lode_bench_no_face(against);
        class->outside = &class->face;
        class->meaning = lode_bench_meaning(b, class->row);
        const lode_slice bar = lode_bench_bar(b, class->row, against);
        if (bar.n > 0)
            class->face.reason = bar;
        else if (class->applies && bench_is_of_area(against))
            with_area(b, against, class);
        else if (class->applies)
            with_group(b, against, class);
    }
}

void lode_bench_free_against(bench_against *against) {
    lode_bench_free_pairs(against->pairs);
    lode_bench_free_previous(against->previous);
    free(against->standings);
    free(against->percentile);
    if (against->owns_class_of)
        free(against->class_of);
    free(against->class);
    free(against->footing);
    free(against->standing);
    free(against->pool);
}
