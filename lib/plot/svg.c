#include "svg.h"

#include "clean.h"

#include <stdio.h>

/* A comment that would have ended in a backslash ends in "\ ." instead. */
static lode_slice without_guard(lode_slice line) {
    bool guarded = line.n >= 3 && memcmp(line.p + line.n - 3, "\\ .", 3) == 0;
    return (lode_slice){line.p, line.n - (guarded ? 2 : 0)};
}

/* The text of the script's first line that begins with start, without it. */
static lode_slice header_line(lode_slice script, const char *start) {
    lode_slice wanted = lode_text(start);
    for (const char *p = script.p, *end = script.p + script.n; p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t n = (size_t)((stop ? stop : end) - p);
        if (n >= wanted.n && memcmp(p, wanted.p, wanted.n) == 0)
            return without_guard((lode_slice){p + wanted.n, n - wanted.n});
        p += n + 1;
    }
    return (lode_slice){0};
}

/* Like lode_script_append, for bytes that are no string. */
static void append(lode_script *page, lode_slice bytes) {
    char part[256];
    for (size_t n; bytes.n; bytes.p += n, bytes.n -= n) {
        n = bytes.n < sizeof part ? bytes.n : sizeof part - 1;
        memcpy(part, bytes.p, n);
        part[n] = '\0';
        lode_script_append(page, part);
    }
}

static void append_escaped(lode_script *page, lode_slice text) {
    for (lode_slice c; lode_next_clean(&text, &c);) {
        if (c.p[0] == '&')
            LODE_SCRIPT_PUT(page, "&amp;");
        else if (c.p[0] == '<')
            LODE_SCRIPT_PUT(page, "&lt;");
        else if (c.p[0] == '>')
            LODE_SCRIPT_PUT(page, "&gt;");
        else
            append(page, c);
    }
}

static bool starts(lode_slice s, const char *with) {
    size_t n = strlen(with);
    return s.n >= n && memcmp(s.p, with, n) == 0;
}

static lode_slice after(lode_slice s, size_t n) {
    return (lode_slice){s.p + n, s.n - n};
}

/* The text up to the first mark, or all of it. */
static lode_slice before(lode_slice s, const char *mark) {
    const char *at = s.n ? memmem(s.p, s.n, mark, strlen(mark)) : NULL;
    return at ? (lode_slice){s.p, (size_t)(at - s.p)} : s;
}

/* A tag, with the figure's name before each id and each reference to one. gnuplot puts the name
 * before some ids itself. */
static void append_tag(lode_script *page, lode_slice tag, lode_slice name) {
    static const char *const marks[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#"};
    while (tag.n) {
        size_t step = 1;
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
            if (starts(tag, marks[i]))
                step = strlen(marks[i]);
        append(page, (lode_slice){tag.p, step});
        tag = after(tag, step);
        bool named = tag.n >= name.n && memcmp(tag.p, name.p, name.n) == 0;
        if (step > 1 && !named) {
            append(page, name);
            LODE_SCRIPT_PUT(page, "_");
        }
    }
}

static void append_text_element(lode_script *page, const char *element, char letter,
                                lode_slice name, lode_slice text) {
    char start[32];
    snprintf(start, sizeof start, "<%s id=\"", element);
    lode_script_append(page, start);
    append(page, name);
    snprintf(start, sizeof start, "_%c\">", letter);
    lode_script_append(page, start);
    append_escaped(page, text);
    snprintf(start, sizeof start, "</%s>\n", element);
    lode_script_append(page, start);
}

/* The root element with role, title and description. */
static void append_root(lode_script *page, lode_slice tag, lode_slice script, lode_slice name) {
    append(page, before(tag, ">"));
    LODE_SCRIPT_PUT(page, " role=\"img\" aria-labelledby=\"");
    append(page, name);
    LODE_SCRIPT_PUT(page, "_t ");
    append(page, name);
    LODE_SCRIPT_PUT(page, "_d\"\n>\n");
    append_text_element(page, "title", 't', name, header_line(script, "# Figure: "));
    append_text_element(page, "desc", 'd', name, header_line(script, "# Alt: "));
}

/* The title of a line's group, "NAME_plot_3" in gnuplot's words, or what it says otherwise. */
static lode_slice group_title(lode_slice title, lode_slice script) {
    const char *at = memmem(title.p, title.n, "_plot_", 6);
    char start[48];
    if (!at)
        return title;
    lode_slice number = after(title, (size_t)(at - title.p) + 6);
    snprintf(start, sizeof start, "# Series %.*s: ", number.n < 9 ? (int)number.n : 9, number.p);
    lode_slice name = header_line(script, start);
    return name.n ? name : title;
}

static lode_slice figure_name(lode_slice script) {
    const char *mark = " name '";
    const char *at = memmem(script.p, script.n, mark, strlen(mark));
    if (!at)
        return lode_text("figure");
    size_t from = (size_t)(at - script.p) + strlen(mark);
    return before(after(script, from), "'");
}

/* What follows the closing tag of an element, the line end with it. */
static lode_slice after_element(lode_slice svg) {
    const lode_slice inside = before(svg, ">");
    svg = after(svg, inside.n < svg.n ? inside.n + 1 : svg.n);
    return svg.n && svg.p[0] == '\n' ? after(svg, 1) : svg;
}

bool lode_is_whole_svg(lode_slice svg) {
    return memmem(svg.p, svg.n, "<svg", 4) && memmem(svg.p, svg.n, "</svg>", 6);
}

/* gnuplot's own title and description of the whole are dropped: the first <title> and <desc>. */
void lode_svg_for_page(lode_slice svg, lode_slice script, lode_script *page) {
    lode_slice name = figure_name(script);
    svg = after(svg, before(svg, "<svg").n);
    bool own_title = true;
    while (svg.n) {
        lode_slice text = before(svg, "<");
        append(page, text);
        svg = after(svg, text.n);
        lode_slice tag = before(svg, ">");
        tag.n += tag.n < svg.n;
        svg = after(svg, tag.n);
        if (starts(tag, "<svg")) {
            append_root(page, tag, script, name);
        } else if (starts(tag, "<desc") || (starts(tag, "<title") && own_title)) {
            own_title = own_title && !starts(tag, "<title");
            svg = after_element(svg);
        } else if (starts(tag, "<title")) {
            lode_slice title = before(svg, "<");
            append(page, tag);
            append_escaped(page, group_title(title, script));
            svg = after(svg, title.n);
        } else {
            append_tag(page, tag, name);
        }
    }
}
