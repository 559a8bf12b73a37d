/* Bytes as words, the first byte lowest on every machine. For lib/core only. */
#ifndef LODE_CORE_WORDS_H
#define LODE_CORE_WORDS_H

#include <stdint.h>
#include <string.h>

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LODE_FIRST_LOWEST_32(word) __builtin_bswap32(word)
#define LODE_FIRST_LOWEST_64(word) __builtin_bswap64(word)
#else
#define LODE_FIRST_LOWEST_32(word) (word)
#define LODE_FIRST_LOWEST_64(word) (word)
#endif

static inline uint64_t lode_load_32(const char *p) {
    uint32_t word;
    memcpy(&word, p, sizeof word);
    return LODE_FIRST_LOWEST_32(word);
}

static inline uint64_t lode_load_64(const char *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return LODE_FIRST_LOWEST_64(word);
}

static inline void lode_store_64(char *p, uint64_t word) {
    word = LODE_FIRST_LOWEST_64(word);
    memcpy(p, &word, sizeof word);
}

#endif
