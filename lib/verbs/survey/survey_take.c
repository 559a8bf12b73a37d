/* The responses: those that count, and why the others do not. */
#include "lode/number.h"
#include "survey_parts.h"

/* ---- an answer ---- */

static bool is_no_answer(const survey *s, lode_slice text) {
    for (size_t i = 0; i < s->options->dont_know.n; i++)
        if (lode_same_folded(lode_trim(lode_text(s->options->dont_know.item[i])), text))
            return true;
    return lode_says_nothing(s->codes, text);
}

static lode_status wrong(survey *s, size_t row, const survey_item *item, lode_slice text,
                         bool number) {
    if (number) {
        lode_fail(s->error, LODE_DATA, "%.*s is not on the scale of %s", LODE_ARG(text),
                  s->options->scale);
        lode_fail_hint(s->error,
                       "--scale says what it is; --dont-know %.*s if that means no "
                       "answer",
                       LODE_ARG(text));
    } else {
        lode_fail(s->error, LODE_DATA, "'%.*s' is neither a number nor a known code",
                  LODE_ARG(text));
        lode_fail_hint(s->error, "--dont-know '%.*s' if that means no answer", LODE_ARG(text));
    }
    lode_table_fail_at(s->table, row, (size_t)item->column, s->error);
    lode_problem(s->report, s->error, "answers that are not on the scale");
    return LODE_DATA;
}

static lode_status not_whole(survey *s, size_t row, const survey_item *item, lode_slice text) {
    lode_fail(s->error, LODE_DATA, "%.*s is no answer of 0 to 10 to who would recommend",
              LODE_ARG(text));
    lode_fail_hint(s->error, "a net promoter score counts whole answers");
    lode_table_fail_at(s->table, row, (size_t)item->column, s->error);
    lode_problem(s->report, s->error, "answers that are not on the scale");
    return LODE_DATA;
}

static lode_status read_answer(survey *s, size_t row, const survey_item *item, double *answer) {
    const lode_slice text = survey_cell(s, row, item->column);
    lode_number number;
    *answer = NAN;
    if (is_no_answer(s, text))
        return LODE_OK;
    if (!lode_number_read(text, &number))
        return wrong(s, row, item, text, false);
    if (number.value < s->scale.low || number.value > s->scale.high)
        return wrong(s, row, item, text, true);
    if (item->recommends && number.value != floor(number.value))
        return not_whole(s, row, item, text);
    *answer = number.value;
    return LODE_OK;
}

/* ---- a response ---- */

static lode_status read_answers(survey *s, size_t row, double *answer, bool *any) {
    lode_status status = LODE_OK;
    *any = false;
    for (size_t i = 0; i < s->items; i++) {
        const lode_status here = read_answer(s, row, &s->item[i], &answer[i]);
        status = here == LODE_OK ? status : here;
        *any |= !isnan(answer[i]);
    }
    return status;
}

/* Which school, in which year; false, and counted, if the response cannot be placed. */
static bool place(survey *s, size_t row, survey_response *r) {
    const lode_slice school = survey_word(s, row, s->school), when = survey_word(s, row, s->when);
    const int year = survey_year_called(s, when);
    s->nameless += s->school >= 0 && school.n == 0;
    if (s->school >= 0 && school.n == 0)
        return false;
    s->dateless += year < 0;
    if (year < 0)
        return false;
    const lode_register *list = s->year[year].list;
    if (list && lode_register_find(list, school) == LODE_UNKNOWN) {
        s->strangers++;
        return false;
    }
    *r = (survey_response){.row = row, .year = (uint32_t)year};
    r->school = s->school < 0 ? (uint32_t)row : lode_names_add(s->schools, school);
    r->group = survey_group_of(s, row, r->year);
    return true;
}

static lode_status take_row(survey *s, size_t row) {
    double *answer = s->answer + s->responses * s->items;
    survey_response *r = &s->response[s->responses];
    bool any;
    const lode_status status = read_answers(s, row, answer, &any);
    if (status != LODE_OK || !place(s, row, r))
        return status;
    s->blank += !any;
    r->answer = answer;
    s->responses += any;
    return LODE_OK;
}

/* By year, by school, as they came. */
static int response_order(const void *a, const void *b) {
    const survey_response *x = a, *y = b;
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    if (x->school != y->school)
        return x->school < y->school ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static void set_order(survey *s) {
    qsort(s->response, s->responses, sizeof *s->response, response_order);
    for (size_t i = s->responses; i-- > 0;) {
        survey_year *year = &s->year[s->response[i].year];
        year->first = i;
        year->n++;
    }
}

/* ---- what became of them ---- */

static void leave_out(const survey *s, const char *why, const char *reason, size_t n) {
    if (n == 0)
        return;
    lode_left_out(s->report, reason, n);
    lode_notice(s->report, "responses %s are left out: %zu", why, n);
}

static void tell(const survey *s) {
    leave_out(s, "that do not say which school they are from", "without a school", s->nameless);
    leave_out(s, "that do not say of which year they are", "without a year", s->dateless);
    leave_out(s, "of schools that are not in the list of members", "not of members", s->strangers);
    leave_out(s, "that answer none of the items", "without an answer", s->blank);
    if (s->options->anonymous)
        lode_notice(s->report, "each response is taken for a school of its own: nobody can see "
                               "whether a school answered twice");
}

lode_status survey_take(survey *s) {
    const size_t rows = lode_table_rows(s->table);
    lode_status status = LODE_OK;
    s->response = lode_allocate(rows + 1, sizeof *s->response);
    s->answer = lode_allocate((rows + 1) * s->items, sizeof *s->answer);
    for (size_t row = 0; row < rows; row++) {
        const lode_status here = take_row(s, row);
        status = here == LODE_OK ? status : here;
    }
    if (status != LODE_OK)
        return status;
    set_order(s);
    tell(s);
    return s->responses ? LODE_OK
                        : lode_fail(s->error, LODE_REFUSED, "there are no responses that count");
}
