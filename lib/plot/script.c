#include "lode/script.h"

#include "clean.h"
#include "lode/memory.h"
#include "lode/number.h"

#include <stdio.h>
#include <stdlib.h>

void lode_script_free(lode_script *script) {
    free(script->text);
    lode_figure_table_free(&script->table);
    *script = (lode_script){0};
}

static void append(lode_script *script, const char *bytes, size_t n) {
    if (script->n + n + 1 > script->capacity) {
        script->capacity = 2 * (script->n + n + 1);
        script->text = lode_reallocate(script->text, script->capacity, 1);
    }
    memcpy(script->text + script->n, bytes, n);
    script->n += n;
    script->text[script->n] = '\0';
}

void lode_append_character(lode_script *script, lode_slice character) {
    if (character.p[0] == '>' && script->n >= 2 &&
        memcmp(script->text + script->n - 2, "]]", 2) == 0)
        append(script, " ", 1);
    append(script, character.p, character.n);
}

void lode_script_append(lode_script *script, const char *own_words) {
    append(script, own_words, strlen(own_words));
}

/* gnuplot (5.4.4 among others) reads a doubled ' wrongly beside another one and at the beginning of
 * a string: there the name's own apostrophe is written as a typographic one, which needs no
 * doubling. percent is what stands for %. */
static void append_quoted(lode_script *script, lode_slice text, const char *percent) {
    lode_slice c, next;
    bool free_before = false;
    bool more = lode_next_clean(&text, &c);
    append(script, "'", 1);
    for (; more; c = next) {
        more = lode_next_clean(&text, &next);
        bool apostrophe = c.p[0] == '\'';
        if (apostrophe && free_before && more && next.p[0] != '\'')
            append(script, "''", 2);
        else if (apostrophe)
            lode_script_append(script, "\u2019");
        else if (c.p[0] == '%')
            lode_script_append(script, percent);
        else
            lode_append_character(script, c);
        free_before = !apostrophe;
    }
    append(script, "'", 1);
}

void lode_script_quoted(lode_script *script, lode_slice text) {
    append_quoted(script, text, "%");
}

void lode_script_tic_label(lode_script *script, lode_slice text) {
    append_quoted(script, text, "%%");
}

static void append_clean(lode_script *script, lode_slice text) {
    for (lode_slice c; lode_next_clean(&text, &c);)
        append(script, c.p, c.n);
}

void lode_script_comment(lode_script *script, const char *key, lode_slice text) {
    append(script, "# ", 2);
    if (key) {
        append_clean(script, lode_text(key));
        append(script, ": ", 2);
    }
    append_clean(script, text);
    /* A space alone after the backslash would not survive an editor that trims lines. */
    if (script->text[script->n - 1] == '\\')
        append(script, " .", 2);
    append(script, "\n", 1);
}

void lode_script_number(lode_script *script, double x) {
    char text[LODE_NUMBER_TEXT];
    append(script, text, lode_number_text(x, text));
}

void lode_script_integer(lode_script *script, long i) {
    char text[32];
    append(script, text, (size_t)snprintf(text, sizeof text, "%ld", i));
}
