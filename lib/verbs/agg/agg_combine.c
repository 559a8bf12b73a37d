/* Reading parts: what several runs know of their rows becomes what one run would. */
#include "agg_combine.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- what is wrong ---- */

static lode_status cut_short(const agg_combiner *c) {
    lode_fail(c->run->error, LODE_DATA, "the part that begins here has no end");
    lode_fail_hint(c->run->error, "the command that wrote it failed, or its output was cut");
    return lode_fail_at(c->run->error, c->file, c->line, 0);
}

/* ---- the beginning and the end of a part ---- */

static lode_status of_another_number(const agg_combiner *c, size_t of) {
    if (of == 0)
        lode_fail(c->run->error, LODE_DATA, "a part without a number, after parts of %zu", c->of);
    else if (c->of == 0)
        lode_fail(c->run->error, LODE_DATA, "a part of %zu, after parts without numbers", of);
    else
        lode_fail(c->run->error, LODE_DATA, "a part of %zu, after parts of %zu", of, c->of);
    return lode_fail_at(c->run->error, c->file, c->line, 0);
}

static lode_status begin_part(agg_combiner *c) {
    size_t number = 0, of = 0;
    if (c->open)
        return cut_short(c);
    if (agg_cell_in(c, AGG_FILE_ITEM).n > 0 &&
        (!agg_whole_in(c, AGG_FILE_ITEM, &number) || !agg_whole_in(c, AGG_FILE_AMOUNT, &of)))
        return agg_no_part(c);
    c->line = lode_record_line(c->record);
    if (c->n_parts > 0 && of != c->of)
        return of_another_number(c, of);
    for (size_t i = 0; i < c->n_parts && of > 0; i++)
        if (c->numbers[i] == number) {
            lode_fail(c->run->error, LODE_DATA, "part %zu of %zu is there twice", number, of);
            return lode_fail_at(c->run->error, c->file, c->line, 0);
        }
    LODE_GROW(c->numbers, c->n_parts, c->capacity);
    c->numbers[c->n_parts++] = number;
    c->of = of;
    c->open = true;
    c->settled = false;
    c->records = c->groups = c->here.n = 0;
    return LODE_OK;
}

static lode_status take_option(agg_combiner *c) {
    const lode_slice name = agg_cell_in(c, AGG_FILE_ITEM), word = agg_cell_in(c, AGG_FILE_AMOUNT);
    lode_bytes_add(&c->here, name.p, name.n);
    lode_bytes_add(&c->here, "", 1);
    lode_bytes_add(&c->here, word.p, word.n);
    lode_bytes_add(&c->here, "", 1);
    if (c->n_parts == 1 && !agg_recipe_take(c->options, name, word, c->run->arena))
        return agg_no_part(c);
    return LODE_OK;
}

/* All its options are told: they are those of the first part, from which all else follows. */
static lode_status settle_options(agg_combiner *c) {
    if (c->settled)
        return LODE_OK;
    c->settled = true;
    if (c->n_parts > 1 &&
        !lode_same((lode_slice){c->here.p, c->here.n}, (lode_slice){c->recipe.p, c->recipe.n})) {
        lode_fail(c->run->error, LODE_DATA, "this part was made by another command than the first");
        lode_fail_hint(c->run->error, "parts of one aggregation have the same options");
        return lode_fail_at(c->run->error, c->file, c->line, 0);
    }
    if (c->planned)
        return LODE_OK;
    lode_bytes_add(&c->recipe, c->here.p, c->here.n);
    c->planned = true;
    const lode_status status = c->plan(c->run);
    if (status == LODE_OK)
        agg_start_workers(c->run, 1);
    return status;
}

static lode_status end_part(agg_combiner *c) {
    size_t records;
    if (!agg_whole_in(c, AGG_FILE_AMOUNT, &records) || records != c->records)
        return agg_wrong_part(c, "records of this part are missing");
    c->open = false;
    return LODE_OK;
}

/* ---- all records ---- */

/* Parts that were written one after the other each have a header. */
static bool is_header(const agg_combiner *c) {
    for (int i = 0; i < AGG_FILE_KEYS; i++)
        if (!lode_is(agg_cell_in(c, i), agg_file_names[i]))
            return false;
    return true;
}

static lode_status take_record(agg_combiner *c) {
    const agg_rec rec = agg_rec_find(agg_cell_in(c, AGG_FILE_WHAT));
    lode_status status = LODE_OK;
    if (is_header(c))
        return LODE_OK;
    if (rec == AGG_REC_PART)
        status = begin_part(c);
    else if (rec == AGG_RECS || !c->open || (rec == AGG_REC_OPTION && c->settled))
        return agg_no_part(c);
    else if (rec == AGG_REC_OPTION)
        status = take_option(c);
    else
        status = settle_options(c);
    if (status == LODE_OK && rec == AGG_REC_END)
        return end_part(c);
    c->records++;
    if (status != LODE_OK || rec == AGG_REC_PART || rec == AGG_REC_OPTION)
        return status;
    if (rec == AGG_REC_KIND)
        return agg_combine_kind(c);
    if (rec == AGG_REC_GROUP)
        return agg_combine_group(c);
    return rec == AGG_REC_PUBLISHED ? agg_combine_published(c) : agg_combine_rows(c, rec);
}

static lode_status read_file(agg_combiner *c, const char *path, const lode_read_options *options) {
    lode_reader *reader;
    const lode_block *block;
    lode_status status = lode_reader_open(&reader, path, options, c->run->report, c->run->error);
    if (status != LODE_OK)
        return status;
    c->file = lode_reader_name(reader);
    c->record = NULL;
    const lode_header *header = lode_reader_header(reader);
    for (int i = 0; i < AGG_FILE_KEYS && status == LODE_OK; i++)
        if (lode_header_find(header, lode_text(agg_file_names[i])) != i)
            status = agg_no_part(c);
    while (status == LODE_OK) {
        status = lode_reader_next(reader, &block, c->run->error);
        if (status != LODE_OK || block->n == 0)
            break;
        for (size_t i = 0; i < block->n && status == LODE_OK; i++) {
            const lode_record record = lode_block_record(block, i);
            c->record = &record;
            status = take_record(c);
            c->record = NULL;
        }
    }
    if (status == LODE_OK && c->open)
        status = cut_short(c);
    lode_reader_close(reader);
    return status;
}

/* ---- are they all there ---- */

static lode_status missing_parts(const agg_combiner *c) {
    char list[LODE_ERROR_TEXT / 2] = "";
    size_t n = 0, length = 0;
    for (size_t number = 1; number <= c->of; number++) {
        bool found = false;
        for (size_t i = 0; i < c->n_parts; i++)
            found |= c->numbers[i] == number;
        if (found)
            continue;
        if (length < sizeof list - 32)
            length += (size_t)snprintf(list + length, sizeof list - length, "%s%zu", n ? ", " : "",
                                       number);
        n++;
    }
    return lode_fail(c->run->error, LODE_DATA, "of %zu parts %zu %s missing: %s", c->of, n,
                     n == 1 ? "is" : "are", list);
}

static lode_status check_parts(const agg_combiner *c) {
    if (c->of > c->n_parts)
        return missing_parts(c);
    if (c->of == 0 && c->n_parts > 0)
        lode_notice(c->run->report,
                    "%zu part%s put together, and nobody knows of how many: --partial=I/N numbers "
                    "them",
                    c->n_parts, c->n_parts == 1 ? "" : "s");
    return LODE_OK;
}

lode_status agg_read_parts(agg_run *run, lode_agg_options *options, agg_planner *plan,
                           const lode_input *input) {
    agg_combiner c = {.run = run, .options = options, .plan = plan};
    lode_status status = LODE_OK;
    for (size_t i = 0; i < input->n && status == LODE_OK; i++)
        status = read_file(&c, input->path[i], &input->read);
    if (status == LODE_OK)
        status = check_parts(&c);
    if (status == LODE_OK && !c.planned)
        status = lode_fail(run->error, LODE_DATA, "there is no part to put together");
    free(c.recipe.p);
    free(c.here.p);
    free(c.key.p);
    free(c.numbers);
    free(c.group);
    return status;
}
