#include "lode/random.h"

#include <math.h>
#include <stddef.h>

/* Multipliers and Weyl increments of Philox4x32 as published. */
static const uint32_t multiplier[2] = {0xD2511F53u, 0xCD9E8D57u};
static const uint32_t weyl[2] = {0x9E3779B9u, 0xBB67AE85u};
enum { ROUNDS = 10 };

static void philox_round(uint32_t counter[4], const uint32_t key[2]) {
    const uint64_t a = (uint64_t)multiplier[0] * counter[0];
    const uint64_t b = (uint64_t)multiplier[1] * counter[2];
    const uint32_t odd[2] = {counter[1], counter[3]};
    counter[0] = (uint32_t)(b >> 32) ^ odd[0] ^ key[0];
    counter[1] = (uint32_t)b;
    counter[2] = (uint32_t)(a >> 32) ^ odd[1] ^ key[1];
    counter[3] = (uint32_t)a;
}

static void philox(uint32_t counter[4], uint64_t seed) {
    uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    for (int i = 0; i < ROUNDS; i++) {
        philox_round(counter, key);
        key[0] += weyl[0];
        key[1] += weyl[1];
    }
}

lode_random lode_random_start(uint64_t seed, uint64_t unit, uint32_t purpose) {
    return (lode_random){.seed = seed, .unit = unit, .purpose = purpose};
}

uint64_t lode_random_bits(lode_random *stream) {
    if (stream->has_waiting) {
        stream->has_waiting = false;
        return stream->waiting;
    }
    uint32_t word[4] = {stream->block++, stream->purpose, (uint32_t)stream->unit,
                        (uint32_t)(stream->unit >> 32)};
    philox(word, stream->seed);
    stream->waiting = (uint64_t)word[3] << 32 | word[2];
    stream->has_waiting = true;
    return (uint64_t)word[1] << 32 | word[0];
}

double lode_random_uniform(lode_random *stream) {
    return ((double)(lode_random_bits(stream) >> 12) + 0.5) * 0x1p-52;
}

bool lode_random_chance(lode_random *stream, double p) {
    return lode_random_uniform(stream) < p;
}

uint64_t lode_random_below(lode_random *stream, uint64_t n) {
    /* The high half of bits x n, by 32-bit halves: C17 has no 128-bit integer. */
    const uint64_t bits = lode_random_bits(stream);
    const uint64_t low = (bits & UINT32_MAX) * (n & UINT32_MAX);
    const uint64_t middle = (bits >> 32) * (n & UINT32_MAX) + (low >> 32);
    const uint64_t other = (bits & UINT32_MAX) * (n >> 32) + (middle & UINT32_MAX);
    return (bits >> 32) * (n >> 32) + (middle >> 32) + (other >> 32);
}

uint32_t lode_random_binomial(lode_random *stream, uint32_t n, double p) {
    uint32_t successes = 0;
    for (uint32_t i = 0; i < n; i++)
        successes += lode_random_chance(stream, p);
    return successes;
}

double lode_random_normal(lode_random *stream) {
    return lode_normal_quantile(lode_random_uniform(stream));
}

/* The natural logarithm of a positive x. The C library's own may differ in the last bit from one
 * machine to the next; this one cannot. With x = m 2^e and m near 1, log m = 2 artanh s for
 * s = (m - 1)/(m + 1), whose series converges fast because |s| < 0.172. */
static double same_log(double x) {
    const double ln2 = 0.69314718055994530942;
    int exponent;
    double m = frexp(x, &exponent);
    if (m < 0.70710678118654752440) {
        m *= 2;
        exponent--;
    }
    const double s = (m - 1) / (m + 1);
    double sum = 0;
    for (int k = 23; k >= 1; k -= 2)
        sum = sum * (s * s) + 1.0 / k;
    return exponent * ln2 + 2 * s * sum;
}

static double polynomial(const double *coefficient, size_t n, double x) {
    double sum = 0;
    while (n > 0)
        sum = sum * x + coefficient[--n];
    return sum;
}

/* One of the three rational approximations of AS 241. */
typedef struct {
    double top[8], bottom[8];
} rational;

static const rational centre = {
    {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
     1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
     3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
     5.2264952788528545610e+3}};

static const rational tail = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};

static const rational far_tail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

static double at(const rational *r, double x) {
    return polynomial(r->top, 8, x) / polynomial(r->bottom, 8, x);
}

double lode_normal_quantile(double p) {
    const double q = p - 0.5;
    if (fabs(q) <= 0.425)
        return q * at(&centre, 0.180625 - q * q);
    const double nearer = q < 0 ? p : 1 - p;
    if (nearer <= 0)
        return q < 0 ? -INFINITY : INFINITY;
    const double r = sqrt(-same_log(nearer));
    const double z = r <= 5 ? at(&tail, r - 1.6) : at(&far_tail, r - 5);
    return q < 0 ? -z : z;
}
