/* SHA-256 (FIPS 180-4), to say in the log which bytes a run has read. */
#ifndef LODE_SHA256_H
#define LODE_SHA256_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
} lode_sha256;

void lode_sha256_start(lode_sha256 *sha);
void lode_sha256_add(lode_sha256 *sha, const void *bytes, size_t n);
/* The digest in hexadecimal, NUL-terminated; sha is used up. */
void lode_sha256_end(lode_sha256 *sha, char hex[65]);

#endif
