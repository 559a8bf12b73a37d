/* Compare each row of a measure table with the levels above it.
 *
 * Every row is compared with those comparators that are above its level: schools with all of them
 * but areas, a local authority with its similar areas, its region and England, England with
 * nothing. A row with nothing above it
 * is written once, its comparison empty; every other row once for each comparator, in the order
 * asked for. The input's own columns come first, untouched.
 *
 * A published comparator is a row of the same table: the same period, measure, breakdown and
 * release, the establishment type by the chain of lode/establishment.h. It is taken to be known
 * without error. A computed one is the mean of the schools present; that of similar schools or
 * areas is the mean of those listed that have a value, and how many have none is told in the
 * reason.
 *
 * With previous every row, of whatever level, is compared with its own unit one period before.
 *
 * With sets of further columns every figure is looked at beside all that are compared with the
 * same: funnel limits, tests, published bands, shrunken values, ranks by simulation, pupils in a
 * gap.
 *
 * Methods: funnels, tests, shrinkage as lode/funnel.h, lode/multiple_testing.h, lode/shrinkage.h;
 * bands by the reference table "progress_bands". Limits of a percentage by Wilson
 * (lode/proportion.h), of progress scores as published; both shifted by the comparator. Ranks and
 * percentiles as lode/rank.h. Means from exact sums; a weighted mean of percentages is recovered
 * from numerators and denominators where they are known.
 */
#ifndef LODE_BENCH_H
#define LODE_BENCH_H

#include "lode/measures.h"
#include "lode/output.h"
#include "lode/reference.h"

#include <stdint.h>

typedef enum {
    LODE_BENCH_PUBLISHED, /* published figures only */
    LODE_BENCH_WEIGHTED,  /* derive a missing one: weighted by n */
    LODE_BENCH_UNWEIGHTED /* derive a missing one: each school counts once */
} lode_bench_computed;

/* With whose figure a pupil group is compared: its own, that of the others ("Not disadvantaged", by
 * the reference table "breakdown_others"), or that of all pupils. */
typedef enum {
    LODE_BENCH_SAME_PUPILS,
    LODE_BENCH_OTHER_PUPILS,
    LODE_BENCH_ALL_PUPILS
} lode_bench_breakdown;

/* The interval of a percentage of n: lode/proportion.h. */
typedef enum { LODE_BENCH_WILSON, LODE_BENCH_EXACT, LODE_BENCH_NORMAL } lode_bench_interval_method;

/* What is in the limits of a funnel: chance alone, or also what all figures compared with the same
 * have in common, found after trimming the farthest tenth at each end in one of two ways. */
typedef enum {
    LODE_BENCH_CHANCE_ALONE,
    LODE_BENCH_WINSORISED,
    LODE_BENCH_TRUNCATED
} lode_bench_dispersion;

/* How p-values are adjusted for the number of tests against one comparator. */
typedef enum {
    LODE_BENCH_UNADJUSTED,
    LODE_BENCH_BH,
    LODE_BENCH_BY,
    LODE_BENCH_HOLM,
    LODE_BENCH_HOCHBERG,
    LODE_BENCH_BONFERRONI
} lode_bench_adjustment;

/* How often figures are drawn and ranked again where nobody asks for another number. */
enum { LODE_BENCH_DRAWS = 1000 };

/* From how many on figures are compared is a rule of the dictionary. */
#define LODE_BENCH_MIN_N SIZE_MAX

/* The number of other schools a computed comparator needs where nobody asks for another. */
enum { LODE_BENCH_MIN_SCHOOLS = 3 };

/* Everything is borrowed. */
typedef struct {
    lode_measures_options rows; /* which rows are read and compared; repeats is false */
    lode_words against; /* national, region, la, similar, areas, group:COLUMN, all, previous,
                           target; none: national */
    lode_words pairs; /* files of similar schools (school_urn, comparator_urn) and of similar areas
                         (old_la_code or new_la_code, comparator_la_code): one each at most */
    lode_bench_computed computed;
    lode_bench_breakdown breakdown; /* not other or all where comparators are computed */
    lode_bench_interval_method interval;
    size_t min_n;       /* figures of fewer are not compared; LODE_BENCH_MIN_N: as the dictionary */
    size_t min_schools; /* other schools with a value that a computed comparator needs, from 1 */
    const char *targets; /* a file of targets: measure, value and, where they are not for all,
                            time_period, breakdown_topic, breakdown, school_urn, old_la_code,
                            new_la_code; comparator_name. NULL: none */
    lode_words with; /* sets of further columns: limits, tests, bands, shrinkage, ranks, pupils */
    lode_bench_dispersion over_dispersion; /* in limits */
    lode_bench_adjustment adjust;          /* of the p-values of tests */
    size_t seed, draws;                    /* of ranks; draws from 40 on */
    lode_words add; /* write only these of the added columns; none: the usual ones and those of
                       with */
} lode_bench_options;

/* Read the measure tables of input and write them compared. Figures that cannot be had, coded cells
 * and figures the availability table forbids leave the comparison empty with a reason; the reasons
 * are counted in notices.
 *
 * LODE_USAGE: a comparator or added column nobody knows, or one whose --pairs or --computed is
 * missing. LODE_DATA: as lode_measures_read; no column as group:COLUMN says; a pairs file without
 * its two columns, or a second one of the same; an input that has one of the added columns already.
 * LODE_REFUSED: there were rows to compare and not one could be, or limits, tests, shrinkage or
 * ranks were asked for and no row has a denominator or published limits; nothing was written.
 * LODE_SYSTEM: as reading and writing.
 */
lode_status lode_bench(const lode_bench_options *options, const lode_input *input,
                       lode_output *output, lode_reference *reference, lode_report *report,
                       lode_error *error);

#endif
