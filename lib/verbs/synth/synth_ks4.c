/* Key stage 4, final: a selection of the published columns in the published order. Columns that
 * came with 2017/18 (adjusted Progress 8, EBacc average point score, bands) start there. */
#include "synth_parts.h"

#define SAYS(name, item)                                                                           \
    { name, 0, 0, ABOUT, item, GROUP_ALL, NO_OUTCOME }
#define PUPILS(name, statistic, group)                                                             \
    { name, 0, 0, statistic, BLANK, group, NO_OUTCOME }
#define RESULT(name, statistic, group, outcome)                                                    \
    { name, 0, 0, statistic, BLANK, group, outcome }
#define SINCE_2018(name, statistic, group, outcome)                                                \
    { name, 201718, 0, statistic, BLANK, group, outcome }
/* Attainment 8, and Progress 8 with its limits, of a group; name is the suffix. */
#define EIGHTS(name, group)                                                                        \
    RESULT("ATT8SCR" name, AVERAGE, group, ATT8), RESULT("P8PUP" name, COVERED, group, P8),        \
        RESULT("P8MEA" name, PROGRESS, group, P8), RESULT("P8CILOW" name, LOWER, group, P8),       \
        RESULT("P8CIUPP" name, UPPER, group, P8)
#define BASICS_BY_GROUP(grade, outcome)                                                            \
    RESULT("PTFSM6CLA1ABASICS" grade, PERCENT, GROUP_DISADVANTAGED, outcome),                      \
        RESULT("PTNOTFSM6CLA1ABASICS" grade, PERCENT, GROUP_NOT_DISADVANTAGED, outcome),           \
        RESULT("TBASICSLO" grade, TALLY, GROUP_LOW, outcome),                                      \
        RESULT("PTBASICSLO" grade, PERCENT, GROUP_LOW, outcome),                                   \
        RESULT("TBASICSAV" grade, TALLY, GROUP_MIDDLE, outcome),                                   \
        RESULT("PTBASICSAV" grade, PERCENT, GROUP_MIDDLE, outcome),                                \
        RESULT("TBASICSHI" grade, TALLY, GROUP_HIGH, outcome),                                     \
        RESULT("PTBASICSHI" grade, PERCENT, GROUP_HIGH, outcome),                                  \
        RESULT("PBL2BASICS" grade, PERCENT, GROUP_BOYS, outcome),                                  \
        RESULT("PGL2BASICS" grade, PERCENT, GROUP_GIRLS, outcome),                                 \
        RESULT("PTL2BASICSEAL" grade, PERCENT, GROUP_EAL, outcome)

static const synth_column column[] = {
    SAYS("RECTYPE", RECTYPE),
    SAYS("ALPHAIND", ALPHAIND),
    SAYS("LEA", LEA),
    SAYS("ESTAB", ESTAB),
    SAYS("URN", URN),
    SAYS("SCHNAME", SCHNAME),
    SAYS("SCHNAME_AC", BLANK),
    SAYS("ADDRESS1", ADDRESS),
    SAYS("ADDRESS2", BLANK),
    SAYS("ADDRESS3", BLANK),
    SAYS("TOWN", TOWN),
    SAYS("PCODE", PCODE),
    SAYS("TELNUM", TELNUM),
    SAYS("CONTFLAG", ZERO),
    SAYS("ICLOSE", ZERO),
    SAYS("NFTYPE", NFTYPE),
    SAYS("RELDENOM", RELDENOM),
    SAYS("ADMPOL", ADMPOL),
    SAYS("EGENDER", GENDER),
    SAYS("FEEDER", ZERO),
    SAYS("TABKS2", ZERO),
    SAYS("TAB1618", ZERO),
    SAYS("AGERANGE", AGERANGE),
    SAYS("CONFEXAM", BLANK),
    SAYS("TOTPUPS", ON_ROLL),
    SAYS("NUMBOYS", ON_ROLL_BOYS),
    SAYS("NUMGIRLS", ON_ROLL_GIRLS),
    PUPILS("TPUP", COUNT, GROUP_ALL),
    PUPILS("BPUP", COUNT, GROUP_BOYS),
    PUPILS("PBPUP", SHARE, GROUP_BOYS),
    PUPILS("GPUP", COUNT, GROUP_GIRLS),
    PUPILS("PGPUP", SHARE, GROUP_GIRLS),
    RESULT("KS2APS", AVERAGE, GROUP_ALL, PRIOR_POINTS),
    PUPILS("TPRIORLO", COUNT, GROUP_LOW),
    PUPILS("PTPRIORLO", SHARE, GROUP_LOW),
    PUPILS("TPRIORAV", COUNT, GROUP_MIDDLE),
    PUPILS("PTPRIORAV", SHARE, GROUP_MIDDLE),
    PUPILS("TPRIORHI", COUNT, GROUP_HIGH),
    PUPILS("PTPRIORHI", SHARE, GROUP_HIGH),
    PUPILS("TFSM6CLA1A", COUNT, GROUP_DISADVANTAGED),
    PUPILS("PTFSM6CLA1A", SHARE, GROUP_DISADVANTAGED),
    PUPILS("TNOTFSM6CLA1A", COUNT, GROUP_NOT_DISADVANTAGED),
    PUPILS("PTNOTFSM6CLA1A", SHARE, GROUP_NOT_DISADVANTAGED),
    PUPILS("TEALGRP2", COUNT, GROUP_EAL),
    PUPILS("PTEALGRP2", SHARE, GROUP_EAL),
    PUPILS("TEALGRP1", COUNT, GROUP_NOT_EAL),
    PUPILS("PTEALGRP1", SHARE, GROUP_NOT_EAL),
    PUPILS("TNMOB", COUNT, GROUP_SETTLED),
    PUPILS("PTNMOB", SHARE, GROUP_SETTLED),
    PUPILS("SENSE4", COUNT, GROUP_SEN_PLAN),
    PUPILS("PSENSE4", SHARE, GROUP_SEN_PLAN),
    PUPILS("SENAPK4", COUNT, GROUP_SEN_SUPPORT),
    PUPILS("PSENAPK4", SHARE, GROUP_SEN_SUPPORT),
    RESULT("TOTATT8", TOTAL, GROUP_ALL, ATT8),
    RESULT("ATT8SCR", AVERAGE, GROUP_ALL, ATT8),
    RESULT("P8PUP", COVERED, GROUP_ALL, P8),
    SINCE_2018("TP8ADJ", TALLY, GROUP_ALL, P8_ADJUSTED),
    RESULT("P8MEACOV", COVERAGE, GROUP_ALL, P8),
    RESULT("P8MEA", PROGRESS, GROUP_ALL, P8),
    RESULT("P8CILOW", LOWER, GROUP_ALL, P8),
    RESULT("P8CIUPP", UPPER, GROUP_ALL, P8),
    SINCE_2018("P8MEA_ORIG", PROGRESS, GROUP_ALL, P8_UNADJUSTED),
    SINCE_2018("P8CILOW_ORIG", LOWER, GROUP_ALL, P8_UNADJUSTED),
    SINCE_2018("P8CIUPP_ORIG", UPPER, GROUP_ALL, P8_UNADJUSTED),
    RESULT("PTL2BASICS_94", PERCENT, GROUP_ALL, BASICS_94),
    RESULT("PTL2BASICS_95", PERCENT, GROUP_ALL, BASICS_95),
    SINCE_2018("TOTEBACCAPS", TOTAL, GROUP_ALL, EBACC_APS),
    SINCE_2018("EBACCAPS", AVERAGE, GROUP_ALL, EBACC_APS),
    SINCE_2018("EBACCAPS_FSM6CLA1A", AVERAGE, GROUP_DISADVANTAGED, EBACC_APS),
    SINCE_2018("EBACCAPS_NFSM6CLA1A", AVERAGE, GROUP_NOT_DISADVANTAGED, EBACC_APS),
    SINCE_2018("EBACCAPS_LO", AVERAGE, GROUP_LOW, EBACC_APS),
    SINCE_2018("EBACCAPS_AV", AVERAGE, GROUP_MIDDLE, EBACC_APS),
    SINCE_2018("EBACCAPS_HI", AVERAGE, GROUP_HIGH, EBACC_APS),
    SINCE_2018("EBACCAPS_EAL", AVERAGE, GROUP_EAL, EBACC_APS),
    SINCE_2018("EBACCAPS_GIRLS", AVERAGE, GROUP_GIRLS, EBACC_APS),
    SINCE_2018("EBACCAPS_BOYS", AVERAGE, GROUP_BOYS, EBACC_APS),
    EIGHTS("_FSM6CLA1A", GROUP_DISADVANTAGED),
    EIGHTS("_NFSM6CLA1A", GROUP_NOT_DISADVANTAGED),
    EIGHTS("_LO", GROUP_LOW),
    EIGHTS("_AV", GROUP_MIDDLE),
    EIGHTS("_HI", GROUP_HIGH),
    EIGHTS("_EAL", GROUP_EAL),
    EIGHTS("_GIRLS", GROUP_GIRLS),
    EIGHTS("_BOYS", GROUP_BOYS),
    BASICS_BY_GROUP("_94", BASICS_94),
    BASICS_BY_GROUP("_95", BASICS_95),
    SINCE_2018("P8_BANDING", BANDING, GROUP_ALL, P8),
};

const synth_layout lode_synth_ks4 = {
    .table = "ks4final",
    .column = column,
    .n = sizeof column / sizeof *column,
    .phase = {[SYNTH_SECONDARY] = true, [SYNTH_SPECIAL] = true, [SYNTH_INDEPENDENT] = true},
    .pupils = lode_synth_ks4_pupils,
    .no_pupils = "NE",
    .no_progress = "NE",
    .blank = "",
    .la = '4',
    .england_all = '5',
    .england_state = '7',
    .england_all_short = 11,
    .england_state_short = 1,
    .tenths = true,
};
