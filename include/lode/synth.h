/* Made-up data with a known truth, for demonstrations, tests and training. */
#ifndef LODE_SYNTH_H
#define LODE_SYNTH_H

#include "lode/report.h"
#include "lode/status.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t seed;
    const char *directory; /* where the files go; made if it is not there */
    const char *reference; /* a folder with reference tables to use before the built-in ones; or
                              NULL */
    bool dry;              /* do everything but write */
} lode_synth_schools_options;

/* A complete invented partnership, Wealdshire (local authority 899): 60 schools over the academic
 * years 2016/17, 2017/18, 2018/19, 2022/23 and 2023/24. Into options->directory go, for each year,
 *
 *     2016-2017_899_ks2final.csv   key stage 2, in the published layout of that year
 *     2016-2017_899_ks4final.csv   key stage 4, likewise
 *     2016-2017_899_census.csv     pupils on roll
 *     2016-2017_899_abs.csv        absence
 *
 * and once: schools.csv (the school table), school_links.csv (predecessors and successors),
 * similar_pairs.csv (school_urn, comparator_urn, rank, distance) and england_headlines.csv (the
 * published figures, as they stand in the reference). The first key stage 2 file is windows-1252,
 * the others are UTF-8; these yearly files have the byte order mark, the CRLF line ends, the codes
 * (SUPP, NE, NA, NP, LOWCOV, NEW) and the short records of the published ones.
 *
 * Of the last year there is also what schools and the council keep themselves, in the layouts of
 * lode-formats(5) and with the habits of spreadsheets:
 *
 *     2023-2024_899_early_years.csv, ..._phonics, ..._workforce, ..._exclusions, ..._sen,
 *     term_moves.csv, admissions.csv, councillor_referrals.csv
 *
 * what inspectors judged up to 2024 (inspections.csv, a judgement table),
 * and, the same whatever the seed, concerns.csv, visit_notes.csv, self_referrals.csv,
 * leadership_changes.csv, building_works.csv, events.csv, programmes.csv, clusters.csv, trusts.csv.
 *
 * Every published figure of a school or of the local authority is computed from invented pupils,
 * and the authority's rows from the pupils of all its state-funded schools (as in the published
 * files there is none for absence, and here none for England in the census). The rows for England
 * hold figures of the reference table england_headlines as printed there, rounded to the decimals
 * of the file, and are blank where it has none. The pupils' average level follows the same figures
 * (of the nearest year where a year has none).
 *
 * The spread behind confidence limits is that of the reference table pupil_sigmas; a year without
 * one has no progress.
 *
 * The same seed and the same two tables give the same bytes on every machine.
 *
 * Each file appears whole or not at all; files of those names are replaced.
 * LODE_DATA: one of the two tables lacks a column or a measure, or has a value that is no number.
 * LODE_SYSTEM: one of them cannot be read, the directory or a file cannot be written.
 * report (may be NULL) hears of a reference table used in place of a built-in one. */
lode_status lode_synth_schools(const lode_synth_schools_options *options, lode_report *report,
                               lode_error *error);

#endif
