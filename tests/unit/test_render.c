/* Rendering: pictures whole or not at all, SVG fit for a page, and gnuplot's failures told. */
#include "lode/render.h"

#include "lode/script.h"

#include "close.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static lode_script plot_of(const char *name, const char *title, const char *label) {
    const lode_figure figure = {.name = lode_text(name),
                                .title = lode_text(title),
                                .alt = lode_text("Up & <down>."),
                                .made_by = lode_text("a test")};
    lode_script script = {0};
    lode_script_begin(&script, &figure);
    lode_script_comment(&script, "Series 1", lode_text(label));
    LODE_SCRIPT_PUT(&script, "plot x with linespoints title ");
    lode_script_quoted(&script, lode_text(label));
    LODE_SCRIPT_PUT(&script, "\n");
    lode_script_end(&script);
    return script;
}

static char *draw(lode_script script, lode_render_format format, size_t *n) {
    char *picture;
    lode_error error = {0};
    lode_status status =
        lode_render_bytes((lode_slice){script.text, script.n}, format, &picture, n, &error);
    lode_script_free(&script);
    if (status == LODE_SYSTEM && strstr(error.text, "not installed"))
        skip();
    if (status != LODE_OK)
        fail_msg("%s", error.text);
    return picture;
}

static void formats_are_known_by_name(void **state) {
    (void)state;
    lode_render_format format;
    lode_error error;
    assert_int_equal(lode_render_format_named(lode_text("pdf"), &format, &error), LODE_OK);
    assert_int_equal(format, LODE_RENDER_PDF);
    assert_int_equal(lode_render_format_named(lode_text("bmp"), &format, &error), LODE_USAGE);
    assert_string_equal(error.text, "no format 'bmp' to render");
}

static void each_format_begins_as_its_standard_says(void **state) {
    (void)state;
    static const struct {
        lode_render_format format;
        const char *magic;
    } formats[] = {{LODE_RENDER_SVG, "<svg"},
                   {LODE_RENDER_PNG, "\x89PNG\r\n\x1A\n"},
                   {LODE_RENDER_PDF, "%PDF-"}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t n;
        char *picture = draw(plot_of("f", "T", "L"), formats[i].format, &n);
        assert_true(n > 1000);
        assert_memory_equal(picture, formats[i].magic, strlen(formats[i].magic));
        free(picture);
    }
}

static void svg_has_role_title_and_description(void **state) {
    (void)state;
    size_t n;
    char *svg = draw(plot_of("rwm", "A & B < C\\", "O'Brien & <Sons>"), LODE_RENDER_SVG, &n);
    assert_non_null(strstr(svg, " role=\"img\" aria-labelledby=\"rwm_t rwm_d\""));
    assert_non_null(strstr(svg, "<title id=\"rwm_t\">A &amp; B &lt; C\\</title>"));
    assert_non_null(strstr(svg, "<desc id=\"rwm_d\">Up &amp; &lt;down&gt;.</desc>"));
    assert_non_null(strstr(svg, "<title>O'Brien &amp; &lt;Sons&gt;</title>"));
    assert_null(strstr(svg, "Produced by GNUPLOT"));
    assert_null(strstr(svg, "<?xml"));
    assert_int_equal(strlen(svg), n);
    free(svg);
}

static void every_id_and_reference_begins_with_the_name(void **state) {
    (void)state;
    static const char *const marks[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#"};
    size_t n, seen = 0;
    char *svg = draw(plot_of("rwm", "T", "L"), LODE_RENDER_SVG, &n);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        for (const char *at = svg; (at = strstr(at, marks[i])); seen++) {
            at += strlen(marks[i]);
            assert_memory_equal(at, "rwm_", 4);
            assert_memory_not_equal(at, "rwm_rwm_", 8);
        }
    }
    assert_true(seen > 20);
    free(svg);
}

static void failure_of_gnuplot_is_told_and_leaves_no_file(void **state) {
    (void)state;
    lode_error error = {0};
    const char *path = "/tmp/lode-test-render.svg";
    unlink(path);
    assert_int_equal(lode_render(lode_text("plot nosuch\n"), LODE_RENDER_SVG, path, &error),
                     LODE_SYSTEM);
    if (strstr(error.text, "not installed"))
        skip();
    assert_non_null(strstr(error.text, "gnuplot failed: "));
    assert_non_null(strstr(error.text, "undefined variable: nosuch"));
    assert_int_not_equal(access(path, F_OK), 0);
}

static void empty_picture_is_a_failure(void **state) {
    (void)state;
    lode_error error = {0};
    assert_int_equal(lode_render(lode_text(""), LODE_RENDER_SVG, NULL, &error), LODE_SYSTEM);
    if (strstr(error.text, "not installed"))
        skip();
    assert_string_equal(error.text, "gnuplot drew nothing");
}

static void file_that_cannot_be_written_is_told(void **state) {
    (void)state;
    static const char *const paths[] = {"/nowhere/at/all.svg", "/dev/full"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        lode_script script = plot_of("f", "T", "L");
        lode_error error = {0};
        assert_int_equal(
            lode_render((lode_slice){script.text, script.n}, LODE_RENDER_SVG, paths[i], &error),
            LODE_SYSTEM);
        lode_script_free(&script);
        if (strstr(error.text, "not installed"))
            skip();
        assert_ptr_equal(strstr(error.text, "cannot write "), error.text);
        assert_non_null(strstr(error.text, paths[i]));
    }
}

static void file_is_replaced_as_a_whole(void **state) {
    (void)state;
    char folder[] = "/tmp/lode-render-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/f.svg", folder);
    for (int time = 0; time < 2; time++) {
        lode_script script = plot_of("f", "T", "L");
        lode_error error = {0};
        lode_status status =
            lode_render((lode_slice){script.text, script.n}, LODE_RENDER_SVG, path, &error);
        lode_script_free(&script);
        if (status != LODE_OK && strstr(error.text, "not installed"))
            skip();
        assert_int_equal(status, LODE_OK);
    }
    size_t n;
    struct stat about;
    char *expected = draw(plot_of("f", "T", "L"), LODE_RENDER_SVG, &n);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_size, n);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* and nothing is left beside it */
    free(expected);
}

static void missing_gnuplot_is_told_with_what_to_install(void **state) {
    (void)state;
    char *kept = strdup(getenv("PATH"));
    assert_int_equal(setenv("PATH", "/nowhere", 1), 0);
    lode_error error = {0};
    lode_status status = lode_render(lode_text("plot x\n"), LODE_RENDER_SVG, NULL, &error);
    setenv("PATH", kept, 1);
    free(kept);
    assert_int_equal(status, LODE_SYSTEM);
    assert_non_null(strstr(error.text, "gnuplot is not installed"));
    assert_non_null(strstr(error.hint, "apt-get install gnuplot-nox"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_known_by_name),
        cmocka_unit_test(each_format_begins_as_its_standard_says),
        cmocka_unit_test(svg_has_role_title_and_description),
        cmocka_unit_test(every_id_and_reference_begins_with_the_name),
        cmocka_unit_test(failure_of_gnuplot_is_told_and_leaves_no_file),
        cmocka_unit_test(empty_picture_is_a_failure),
        cmocka_unit_test(file_that_cannot_be_written_is_told),
        cmocka_unit_test(file_is_replaced_as_a_whole),
        cmocka_unit_test(missing_gnuplot_is_told_with_what_to_install),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
