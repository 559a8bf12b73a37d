/* SHA-256: the examples of FIPS 180-4, and the lengths at which the padding turns over. */
#include "lode/sha256.h"

#include "../support/close.h"

#include <string.h>

static void assert_digest(const char *bytes, size_t n, size_t step, const char *expected) {
    lode_sha256 sha;
    char hex[65];
    lode_sha256_start(&sha);
    for (size_t i = 0; i < n; i += step)
        lode_sha256_add(&sha, bytes + i, n - i < step ? n - i : step);
    lode_sha256_end(&sha, hex);
    assert_string_equal(hex, expected);
}

static void the_published_examples_hold(void **state) {
    (void)state;
    assert_digest("", 0, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest("abc", 3, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, 56,
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_digest("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                  112, 112, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

static void a_million_letters_in_steps_of_any_size(void **state) {
    (void)state;
    enum { MILLION = 1000000 };
    static char letters[MILLION];
    static const size_t steps[] = {1, 7, 63, 64, 65, 4096, MILLION};
    memset(letters, 'a', MILLION);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        assert_digest(letters, MILLION, steps[i],
                      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* As coreutils' sha256sum prints them. */
static void lengths_around_a_block_are_padded_right(void **state) {
    (void)state;
    static const struct {
        size_t n;
        const char *digest;
    } lengths[] = {
        {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
        {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
        {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
        {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
    };
    char letters[120];
    memset(letters, 'a', sizeof letters);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        assert_digest(letters, lengths[i].n, lengths[i].n, lengths[i].digest);
        assert_digest(letters, lengths[i].n, 1, lengths[i].digest);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples_hold),
        cmocka_unit_test(a_million_letters_in_steps_of_any_size),
        cmocka_unit_test(lengths_around_a_block_are_padded_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
