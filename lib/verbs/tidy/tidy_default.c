/* Cells of a row that the file leaves empty and its layout fills. */
#include "tidy_parts.h"

#include "lode/date.h"

#include <stdio.h>

/* What another cell of the row says, or the day so many months after it. */
static lode_slice usual_of(tidy_hand *hand, lode_mapped_default usual) {
    const lode_slice text = hand->cell[usual.column].text;
    lode_date date;
    char iso[LODE_DATE_TEXT];
    if (usual.months == 0 || !lode_date_read(text, &date))
        return usual.months == 0 ? text : (lode_slice){NULL, 0};
    lode_date_text(lode_date_after(date, usual.months), iso);
    return (lode_slice){lode_arena_copy(hand->arena, iso, LODE_DATE_TEXT - 1), LODE_DATE_TEXT - 1};
}

void tidy_fill_empty(tidy_hand *hand, const lode_mapped_row *row) {
    for (size_t i = 0; i < row->cells; i++) {
        const lode_mapped_cell *c = &row->cell[i];
        lode_slice text = hand->cell[c->column].text;
        if (c->usuals == 0 || text.n > 0)
            continue;
        for (size_t k = 0; k < c->usuals && text.n == 0; k++)
            text = usual_of(hand, c->usual[k]);
        hand->cell[c->column] = lode_cell_of(text);
        hand->filled[c->column] += text.n > 0;
    }
}

/* "event_date + 4 months", or "end_date, else event_date + 4 months". */
static void describe_usual(const lode_recognised *format, const lode_mapped_cell *c, char *text,
                           size_t size) {
    size_t length = 0;
    for (size_t k = 0; k < c->usuals && length < size; k++) {
        const lode_mapped_default *usual = &c->usual[k];
        length += (size_t)snprintf(text + length, size - length, "%s%.*s", k ? ", else " : "",
                                   LODE_ARG(format->table_column[usual->column]));
        if (usual->months > 0 && length < size)
            length += (size_t)snprintf(text + length, size - length, " + %d month%s", usual->months,
                                       usual->months == 1 ? "" : "s");
    }
}

void tidy_tell_filled(const tidy_file *file) {
    const lode_recognised *format = file->format;
    char usual[LODE_ERROR_TEXT / 4];
    for (size_t i = 0; i < format->row[0].cells; i++) {
        const lode_mapped_cell *c = &format->row[0].cell[i];
        const size_t n = file->filled[c->column];
        if (c->usuals == 0 || n == 0)
            continue;
        describe_usual(format, c, usual, sizeof usual);
        lode_notice(file->run->report, "%s: %.*s of %zu row%s is %s, as the file does not say",
                    file->name, LODE_ARG(format->table_column[c->column]), n, n == 1 ? "" : "s",
                    usual);
    }
}
