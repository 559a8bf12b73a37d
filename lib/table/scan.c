#include "scan.h"

#include <string.h>

/* 64 bytes as bits, the first byte lowest. */
typedef struct {
    uint64_t quote, separator, feed, ret, zero;
} masks;

/* One version: how 64 bytes become bits, and how quotes become the text between them. */
typedef masks classify_step(const char *p, char separator);
typedef uint64_t prefix_xor_step(uint64_t bits);
typedef uint64_t high_step(const char *p);   /* bytes of 128 and more */
typedef uint64_t lowest_step(uint64_t bits); /* the place of the lowest bit; anything for none */

#define ALWAYS static inline __attribute__((always_inline))

/* ---- the loops, the same for every version ---- */

ALWAYS uint64_t below(size_t n) {
    return n >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << n) - 1;
}

ALWAYS masks first_bytes(masks m, size_t n) {
    if (n >= 64)
        return m;
    const uint64_t keep = below(n);
    return (masks){m.quote & keep, m.separator & keep, m.feed & keep, m.ret & keep, m.zero & keep};
}

ALWAYS unsigned count(uint64_t bits) {
    return (unsigned)__builtin_popcountll(bits);
}

/* All ones if the text after these 64 bytes is inside quotes. */
ALWAYS uint64_t spread_last(uint64_t bits) {
    return (uint64_t)0 - (bits >> 63);
}

ALWAYS void extent_loop(const char *text, size_t from, size_t to, lode_extent *extent,
                        classify_step *classify, prefix_xor_step *prefix_xor, high_step *high) {
    uint64_t inside = extent->inside ? ~(uint64_t)0 : 0, after_cr = extent->after_cr;
    uint64_t beyond = extent->beyond_ascii;
    size_t breaks = extent->breaks, after_feed = extent->after_feed;
    for (size_t i = from; i < to; i += 64) {
        const size_t in_step = to - i < 64 ? to - i : 64;
        const masks m = first_bytes(classify(text + i, ','), in_step);
        uint64_t quoted = inside;
        if (m.quote) {
            quoted = prefix_xor(m.quote) ^ inside;
            inside = spread_last(quoted);
        }
        breaks += count(m.feed);
        if (m.ret | after_cr) {
            breaks += count(m.ret);
            breaks -= count(m.feed & (m.ret << 1 | after_cr));
            after_cr = m.ret >> (in_step - 1) & 1;
        }
        const uint64_t feeds = m.feed & ~quoted;
        if (feeds)
            after_feed = i + 64 - (size_t)__builtin_clzll(feeds);
        beyond |= high(text + i) & below(in_step);
    }
    *extent = (lode_extent){inside != 0, after_cr != 0, beyond != 0, breaks, after_feed};
}

ALWAYS size_t ascii_loop(const char *text, size_t n, high_step *high) {
    for (size_t i = 0; i < n; i += 64) {
        const uint64_t bits = high(text + i) & below(n - i);
        if (bits)
            return i + (size_t)__builtin_ctzll(bits);
    }
    return n;
}

/* The places of four bits, lowest first, whatever is left of the bits. */
ALWAYS uint64_t write_four(uint32_t *out, uint64_t bits, uint32_t base, lowest_step *lowest) {
#pragma GCC unroll 4
    for (int k = 0; k < 4; k++) {
        out[k] = base + (uint32_t)lowest(bits);
        bits &= bits - 1;
    }
    return bits;
}

/* The places of n bits. Written in fours, the first two at once: the usual numbers have no branch
 * of their own. */
ALWAYS uint32_t *write_places(uint32_t *out, uint64_t bits, unsigned n, uint32_t base,
                              lowest_step *lowest) {
    bits = write_four(out, bits, base, lowest);
    bits = write_four(out + 4, bits, base, lowest);
    for (unsigned done = 8; done < n; done += 4)
        bits = write_four(out + done, bits, base, lowest);
    return out + n;
}

/* The cells in which the bits lie; ends are those of the same step, before of earlier ones. */
ALWAYS void note_odd(lode_ends *e, uint64_t bits, uint64_t ends, size_t before) {
    for (; bits; bits &= bits - 1) {
        const uint64_t lower = (bits & (0 - bits)) - 1;
        const uint32_t cell = (uint32_t)(before + count(ends & lower));
        if (e->odds == 0 || e->odd[e->odds - 1] != cell)
            e->odd[e->odds++] = cell;
    }
}

/* What one step leaves to the next: all ones or zero, or the lowest bit. */
typedef struct {
    uint64_t inside, may_open, closed, after_cr;
} carry;

ALWAYS void ends_loop(const char *text, size_t n, char separator, lode_ends *e,
                      classify_step *classify, prefix_xor_step *prefix_xor, lowest_step *lowest) {
    uint32_t *out = e->end, *last = e->last;
    carry c = {0, 1, 0, 0};
    uint64_t quotes = 0, returns = 0, bad = 0;
    e->odds = 0;
    for (size_t i = 0; i < n; i += 64) {
        const masks m = first_bytes(classify(text + i, separator), n - i);
        const uint64_t edges = m.separator | m.feed | m.ret;
        uint64_t ends = m.separator, feeds = m.feed, rets = m.ret, odd = 0;
        if (m.quote | c.inside | c.closed) {
            const uint64_t quoted = prefix_xor(m.quote) ^ c.inside;
            const uint64_t opens = m.quote & quoted, closes = m.quote & ~quoted;
            const uint64_t after_close = closes << 1 | c.closed;
            bad |= opens & ~(edges << 1 | c.may_open | after_close);
            bad |= after_close & ~(edges | m.quote) & below(n - i);
            odd = (opens & after_close) | ((m.feed | m.ret) & quoted);
            c.inside = spread_last(quoted);
            c.closed = closes >> 63;
            quotes |= m.quote;
            ends &= ~quoted;
            feeds &= ~quoted;
            rets &= ~quoted;
        }
        c.may_open = edges >> 63;
        uint64_t breaks = feeds;
        if (m.ret | c.after_cr) {
            const uint64_t after_cr = rets << 1 | c.after_cr;
            bad |= after_cr & ~m.feed & below(n - i);
            breaks = rets | (feeds & ~after_cr);
            c.after_cr = rets >> 63;
            returns |= m.ret;
        }
        ends |= breaks;
        bad |= m.zero;
        const size_t before = (size_t)(out - e->end);
        if (ends)
            out = write_places(out, ends, count(ends), (uint32_t)i, lowest);
        for (; breaks; breaks &= breaks - 1) {
            const uint64_t upto = breaks ^ (breaks - 1);
            *last++ = (uint32_t)(before + count(ends & upto));
        }
        if (odd)
            note_odd(e, odd, ends, before);
    }
    e->ends = (size_t)(out - e->end);
    e->records = (size_t)(last - e->last);
    e->quotes = quotes != 0;
    e->returns = returns != 0;
    e->vouched = bad == 0;
}

/* The place of a bit, counted from the lowest that is set. */
ALWAYS size_t place_of(uint64_t bits, size_t k) {
    for (; k > 0; k--)
        bits &= bits - 1;
    return (size_t)__builtin_ctzll(bits);
}

ALWAYS lode_slice cells_loop(lode_slice record, char separator, size_t first, size_t last,
                             classify_step *classify, prefix_xor_step *prefix_xor) {
    size_t before = 0, start = 0; /* separators so far */
    uint64_t inside = 0;
    for (size_t i = 0; i < record.n; i += 64) {
        const masks m = first_bytes(classify(record.p + i, separator), record.n - i);
        uint64_t ends = m.separator;
        if (m.quote | inside) {
            const uint64_t quoted = prefix_xor(m.quote) ^ inside;
            inside = spread_last(quoted);
            ends &= ~quoted;
        }
        const size_t upto = before + count(ends);
        if (before < first && first <= upto)
            start = i + place_of(ends, first - before - 1) + 1;
        if (last < upto)
            return (lode_slice){record.p + start, i + place_of(ends, last - before) - start};
        before = upto;
    }
    return (lode_slice){record.p + start, record.n - start};
}

/* ---- plain C ---- */

ALWAYS uint64_t plain_prefix_xor(uint64_t bits) {
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

ALWAYS uint64_t plain_lowest(uint64_t bits) {
    return (uint64_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
}

/* The high bit of every byte of word that is zero, exactly. */
ALWAYS uint64_t zero_bytes(uint64_t word) {
    const uint64_t low = 0x7f7f7f7f7f7f7f7fu;
    return ~((((word & low) + low) | word) | low);
}

/* The high bits of eight bytes, the first byte's lowest. */
ALWAYS uint64_t gather(uint64_t high_bits) {
    return (high_bits >> 7) * 0x0102040810204080u >> 56;
}

ALWAYS uint64_t load_eight(const char *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

ALWAYS uint64_t equal_eight(uint64_t word, char c) {
    return gather(zero_bytes(word ^ 0x0101010101010101u * (unsigned char)c));
}

ALWAYS masks plain_classify(const char *p, char separator) {
    masks m = {0, 0, 0, 0, 0};
    for (int k = 0; k < 8; k++) {
        const uint64_t word = load_eight(p + 8 * k);
        m.quote |= equal_eight(word, '"') << 8 * k;
        m.separator |= equal_eight(word, separator) << 8 * k;
        m.feed |= equal_eight(word, '\n') << 8 * k;
        m.ret |= equal_eight(word, '\r') << 8 * k;
        m.zero |= equal_eight(word, '\0') << 8 * k;
    }
    return m;
}

ALWAYS uint64_t plain_high(const char *p) {
    uint64_t bits = 0;
    for (int k = 0; k < 8; k++)
        bits |= gather(load_eight(p + 8 * k) & 0x8080808080808080u) << 8 * k;
    return bits;
}

/* The entry points of a version; target is what its instructions need. */
#define VERSION(name, target)                                                                      \
    target static void name##_extent(const char *text, size_t from, size_t to, lode_extent *x) {   \
        extent_loop(text, from, to, x, name##_classify, name##_prefix_xor, name##_high);           \
    }                                                                                              \
    target static size_t name##_ascii(const char *text, size_t n) {                                \
        return ascii_loop(text, n, name##_high);                                                   \
    }                                                                                              \
    target static void name##_ends(const char *text, size_t n, char separator, lode_ends *e) {     \
        ends_loop(text, n, separator, e, name##_classify, name##_prefix_xor, name##_lowest);       \
    }                                                                                              \
    target static lode_slice name##_cells(lode_slice record, char separator, size_t first,         \
                                          size_t last) {                                           \
        return cells_loop(record, separator, first, last, name##_classify, name##_prefix_xor);     \
    }

VERSION(plain, )

/* ---- x86-64 ---- */

#if defined __x86_64__
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,pclmul,popcnt,bmi")))

ALWAYS uint64_t sse2_equal(const __m128i v[4], char c) {
    const __m128i same = _mm_set1_epi8(c);
    uint64_t bits = 0;
    for (int k = 0; k < 4; k++)
        bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[k], same)) << 16 * k;
    return bits;
}

ALWAYS masks sse2_classify(const char *p, char separator) {
    __m128i v[4];
    for (int k = 0; k < 4; k++)
        v[k] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * k));
    return (masks){sse2_equal(v, '"'), sse2_equal(v, separator), sse2_equal(v, '\n'),
                   sse2_equal(v, '\r'), sse2_equal(v, '\0')};
}

ALWAYS uint64_t sse2_prefix_xor(uint64_t bits) {
    return plain_prefix_xor(bits);
}

ALWAYS uint64_t sse2_lowest(uint64_t bits) {
    return plain_lowest(bits);
}

ALWAYS uint64_t sse2_high(const char *p) {
    uint64_t bits = 0;
    for (int k = 0; k < 4; k++) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * k));
        bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(v) << 16 * k;
    }
    return bits;
}

VERSION(sse2, )

AVX2 ALWAYS uint64_t avx2_equal(__m256i low, __m256i high, char c) {
    const __m256i same = _mm256_set1_epi8(c);
    const uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, same));
    const uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, same));
    return a | (uint64_t)b << 32;
}

/* Whether there is a quote, a carriage return or a zero byte: each is what a table has for its low
 * four bits, and no other byte is. */
AVX2 ALWAYS bool avx2_has_rare(__m256i low, __m256i high) {
    const __m256i table = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(0, 0, '"', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\r', 0, 0));
    const __m256i in_low = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, low), low);
    const __m256i in_high = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, high), high);
    return _mm256_movemask_epi8(_mm256_or_si256(in_low, in_high)) != 0;
}

AVX2 ALWAYS masks avx2_classify(const char *p, char separator) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
    masks m = {0, avx2_equal(low, high, separator), avx2_equal(low, high, '\n'), 0, 0};
    if (avx2_has_rare(low, high)) {
        m.quote = avx2_equal(low, high, '"');
        m.ret = avx2_equal(low, high, '\r');
        m.zero = avx2_equal(low, high, '\0');
    }
    return m;
}

AVX2 ALWAYS uint64_t avx2_prefix_xor(uint64_t bits) {
    const __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xff), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

AVX2 ALWAYS uint64_t avx2_lowest(uint64_t bits) {
    return _tzcnt_u64(bits);
}

AVX2 ALWAYS uint64_t avx2_high(const char *p) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)p);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

VERSION(avx2, AVX2)

#elif defined __aarch64__
#include <arm_neon.h>

/* Four times sixteen comparisons to one word: each keeps the bit of its place among eight. */
ALWAYS uint64_t neon_gather(const uint8x16_t v[4]) {
    static const uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t place = vld1q_u8(places);
    const uint8x16_t low = vpaddq_u8(vandq_u8(v[0], place), vandq_u8(v[1], place));
    const uint8x16_t high = vpaddq_u8(vandq_u8(v[2], place), vandq_u8(v[3], place));
    const uint8x16_t pairs = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(pairs, pairs)), 0);
}

ALWAYS uint64_t neon_equal(const uint8x16_t v[4], char c) {
    const uint8x16_t same = vdupq_n_u8((uint8_t)c);
    const uint8x16_t equal[4] = {vceqq_u8(v[0], same), vceqq_u8(v[1], same), vceqq_u8(v[2], same),
                                 vceqq_u8(v[3], same)};
    return neon_gather(equal);
}

ALWAYS masks neon_classify(const char *p, char separator) {
    uint8x16_t v[4];
    for (int k = 0; k < 4; k++)
        v[k] = vld1q_u8((const uint8_t *)p + 16 * k);
    return (masks){neon_equal(v, '"'), neon_equal(v, separator), neon_equal(v, '\n'),
                   neon_equal(v, '\r'), neon_equal(v, '\0')};
}

ALWAYS uint64_t neon_prefix_xor(uint64_t bits) {
    return plain_prefix_xor(bits);
}

ALWAYS uint64_t neon_lowest(uint64_t bits) {
    return plain_lowest(bits);
}

ALWAYS uint64_t neon_high(const char *p) {
    uint8x16_t high[4];
    for (int k = 0; k < 4; k++)
        high[k] = vcgeq_u8(vld1q_u8((const uint8_t *)p + 16 * k), vdupq_n_u8(0x80));
    return neon_gather(high);
}

VERSION(neon, )
#endif

/* ---- the choice ---- */

typedef struct {
    void (*extent)(const char *text, size_t from, size_t to, lode_extent *extent);
    size_t (*ascii)(const char *text, size_t n);
    void (*ends)(const char *text, size_t n, char separator, lode_ends *ends);
    lode_slice (*cells)(lode_slice record, char separator, size_t first, size_t last);
} version;

/* The best first; the last runs anywhere. */
static const version versions[] = {
#if defined __x86_64__
    {avx2_extent, avx2_ascii, avx2_ends, avx2_cells},
    {sse2_extent, sse2_ascii, sse2_ends, sse2_cells},
#elif defined __aarch64__
    {neon_extent, neon_ascii, neon_ends, neon_cells},
#endif
    {plain_extent, plain_ascii, plain_ends, plain_cells},
};

enum { VERSIONS = sizeof versions / sizeof *versions };

static size_t unusable(void) {
#if defined __x86_64__
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
                   __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")
               ? 0
               : 1;
#else
    return 0;
#endif
}

static const version *chosen = &versions[VERSIONS - 1];

/* Before main, so that no thread ever sees it change. */
__attribute__((constructor)) static void choose(void) {
    chosen = &versions[unusable()];
}

size_t lode_scan_versions(void) {
    return VERSIONS - unusable();
}

void lode_scan_use(size_t i) {
    chosen = &versions[unusable() + i];
}

void lode_scan_extent(const char *text, size_t from, size_t to, lode_extent *extent) {
    chosen->extent(text, from, to, extent);
}

size_t lode_scan_breaks(const char *text, size_t n) {
    lode_extent extent = {0};
    chosen->extent(text, 0, n, &extent);
    return extent.breaks;
}

size_t lode_scan_ascii(const char *text, size_t n) {
    return chosen->ascii(text, n);
}

void lode_scan_ends(const char *text, size_t n, char separator, lode_ends *ends) {
    chosen->ends(text, n, separator, ends);
}

lode_slice lode_scan_cells(lode_slice record, char separator, size_t first, size_t last) {
    return chosen->cells(record, separator, first, last);
}
