/* Random numbers that are looked up rather than produced: every draw is a function of what it is
 * for, (seed, unit, purpose, how many draws came before in that stream), so neither the order of
 * the work nor the number of threads can change one.
 *
 * The bits are Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3", SC11 (2011). The seed is the key; unit, purpose and the block number are the counter.
 * Everything above the bits uses only additions, multiplications, divisions and square roots, which
 * IEEE 754 rounds alike everywhere: the same arguments give the same doubles on every machine. */
#ifndef LODE_RANDOM_H
#define LODE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

/* One stream. Copying it copies the place in the stream. 2^33 draws long. */
typedef struct {
    uint64_t seed, unit;
    uint32_t purpose;
    uint32_t block;   /* the next block of the stream */
    uint64_t waiting; /* the second half of the last block */
    bool has_waiting;
} lode_random;

/* The stream for this seed, unit (a school, a pupil, a cluster) and purpose (a replicate number, or
 * what the draw decides). Streams that differ in any of the three are independent. */
lode_random lode_random_start(uint64_t seed, uint64_t unit, uint32_t purpose);

/* 64 random bits; every function below is made of these and takes one per draw. */
uint64_t lode_random_bits(lode_random *stream);

/* Uniform on the open interval (0, 1): one of the 2^52 midpoints, so never 0 and never 1. */
double lode_random_uniform(lode_random *stream);

/* True with probability p; p at or below 0 is never, at or above 1 always. */
bool lode_random_chance(lode_random *stream, double p);

/* Uniform on 0, 1, ..., n - 1 (n at least 1), with a bias below n / 2^64. */
uint64_t lode_random_below(lode_random *stream, uint64_t n);

/* Standard normal: lode_normal_quantile of a uniform. */
double lode_random_normal(lode_random *stream);

/* Successes in n trials of probability p, counted trial by trial (n draws). */
uint32_t lode_random_binomial(lode_random *stream, uint32_t n, double p);

/* The z with Phi(z) = p, 0 < p < 1, to about 1 part in 10^15; infinite at 0 and 1.
 * Method: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484. */
double lode_normal_quantile(double p);

#endif
