/* Key stage 2, final: a selection of the published columns in the published order. */
#include "synth_parts.h"

#define SAYS(name, item)                                                                           \
    { name, 0, 0, ABOUT, item, GROUP_ALL, NO_OUTCOME }
#define SAYS_FROM(name, item, from)                                                                \
    { name, from, 0, ABOUT, item, GROUP_ALL, NO_OUTCOME }
#define PUPILS(name, statistic, group)                                                             \
    { name, 0, 0, statistic, BLANK, group, NO_OUTCOME }
#define RESULT(name, statistic, group, outcome)                                                    \
    { name, 0, 0, statistic, BLANK, group, outcome }
/* A progress measure of a group with its limits. */
#define GAINED(name, group, outcome)                                                               \
    RESULT(name, PROGRESS, group, outcome), RESULT(name "_LOWER", LOWER, group, outcome),          \
        RESULT(name "_UPPER", UPPER, group, outcome)
#define GAINED_BY_GROUP(name, outcome)                                                             \
    GAINED(name "_L", GROUP_LOW, outcome), GAINED(name "_M", GROUP_MIDDLE, outcome),               \
        GAINED(name "_H", GROUP_HIGH, outcome),                                                    \
        GAINED(name "_FSM6CLA1A", GROUP_DISADVANTAGED, outcome),                                   \
        GAINED(name "_NotFSM6CLA1A", GROUP_NOT_DISADVANTAGED, outcome),                            \
        GAINED(name "_EAL", GROUP_EAL, outcome)
#define PERCENT_BY_GROUP(name, outcome)                                                            \
    RESULT(name "_B", PERCENT, GROUP_BOYS, outcome),                                               \
        RESULT(name "_G", PERCENT, GROUP_GIRLS, outcome),                                          \
        RESULT(name "_L", PERCENT, GROUP_LOW, outcome),                                            \
        RESULT(name "_M", PERCENT, GROUP_MIDDLE, outcome),                                         \
        RESULT(name "_H", PERCENT, GROUP_HIGH, outcome),                                           \
        RESULT(name "_FSM6CLA1A", PERCENT, GROUP_DISADVANTAGED, outcome),                          \
        RESULT(name "_NotFSM6CLA1A", PERCENT, GROUP_NOT_DISADVANTAGED, outcome),                   \
        RESULT(name "_EAL", PERCENT, GROUP_EAL, outcome),                                          \
        RESULT(name "_MOBN", PERCENT, GROUP_SETTLED, outcome)
#define AVERAGE_BY_GROUP(name, outcome)                                                            \
    RESULT(name "_FSM6CLA1A", AVERAGE, GROUP_DISADVANTAGED, outcome),                              \
        RESULT(name "_NotFSM6CLA1A", AVERAGE, GROUP_NOT_DISADVANTAGED, outcome)

static const synth_column column[] = {
    SAYS("RECTYPE", RECTYPE),
    SAYS("ALPHAIND", ALPHAIND),
    SAYS("LEA", LEA),
    SAYS("ESTAB", ESTAB),
    SAYS("URN", URN),
    SAYS("SCHNAME", SCHNAME),
    SAYS("ADDRESS1", ADDRESS),
    SAYS("ADDRESS2", BLANK),
    SAYS("ADDRESS3", BLANK),
    SAYS("TOWN", TOWN),
    SAYS("PCODE", PCODE),
    SAYS("TELNUM", TELNUM),
    SAYS_FROM("PCON_CODE", BLANK, 201819),
    SAYS_FROM("PCON_NAME", BLANK, 201819),
    SAYS("URN_AC", URN_AC),
    SAYS("SCHNAME_AC", SCHNAME_AC),
    SAYS("OPEN_AC", OPEN_AC),
    SAYS("NFTYPE", NFTYPE),
    SAYS("ICLOSE", ZERO),
    SAYS("RELDENOM", RELDENOM),
    SAYS("AGERANGE", AGERANGE),
    SAYS("CONFEXAM", BLANK),
    SAYS("TAB15", ZERO),
    SAYS("TAB1618", ZERO),
    SAYS("TOTPUPS", ON_ROLL),
    SAYS("TPUPYEAR", IN_YEAR),
    PUPILS("TELIG", COUNT, GROUP_ALL),
    PUPILS("BELIG", COUNT, GROUP_BOYS),
    PUPILS("GELIG", COUNT, GROUP_GIRLS),
    PUPILS("PBELIG", SHARE, GROUP_BOYS),
    PUPILS("PGELIG", SHARE, GROUP_GIRLS),
    RESULT("TKS1AVERAGE", AVERAGE, GROUP_ALL, PRIOR_POINTS),
    PUPILS("TKS1GROUP_L", COUNT, GROUP_LOW),
    PUPILS("PTKS1GROUP_L", SHARE, GROUP_LOW),
    PUPILS("TKS1GROUP_M", COUNT, GROUP_MIDDLE),
    PUPILS("PTKS1GROUP_M", SHARE, GROUP_MIDDLE),
    PUPILS("TKS1GROUP_H", COUNT, GROUP_HIGH),
    PUPILS("PTKS1GROUP_H", SHARE, GROUP_HIGH),
    PUPILS("TKS1GROUP_NA", COUNT, GROUP_NO_PRIOR),
    PUPILS("PTKS1GROUP_NA", SHARE, GROUP_NO_PRIOR),
    PUPILS("TFSM6CLA1A", COUNT, GROUP_DISADVANTAGED),
    PUPILS("PTFSM6CLA1A", SHARE, GROUP_DISADVANTAGED),
    PUPILS("TNotFSM6CLA1A", COUNT, GROUP_NOT_DISADVANTAGED),
    PUPILS("PTNotFSM6CLA1A", SHARE, GROUP_NOT_DISADVANTAGED),
    PUPILS("TEALGRP2", COUNT, GROUP_EAL),
    PUPILS("PTEALGRP2", SHARE, GROUP_EAL),
    PUPILS("TMOBN", COUNT, GROUP_SETTLED),
    PUPILS("PTMOBN", SHARE, GROUP_SETTLED),
    RESULT("PTRWM_EXP", PERCENT, GROUP_ALL, RWM_EXP),
    RESULT("PTRWM_HIGH", PERCENT, GROUP_ALL, RWM_HIGH),
    GAINED("READPROG", GROUP_ALL, READ_PROGRESS),
    RESULT("READCOV", COVERAGE, GROUP_ALL, READ_PROGRESS),
    GAINED("WRITPROG", GROUP_ALL, WRIT_PROGRESS),
    RESULT("WRITCOV", COVERAGE, GROUP_ALL, WRIT_PROGRESS),
    GAINED("MATPROG", GROUP_ALL, MAT_PROGRESS),
    RESULT("MATCOV", COVERAGE, GROUP_ALL, MAT_PROGRESS),
    RESULT("PTREAD_EXP", PERCENT, GROUP_ALL, READ_EXP),
    RESULT("PTREAD_HIGH", PERCENT, GROUP_ALL, READ_HIGH),
    RESULT("READ_AVERAGE", AVERAGE, GROUP_ALL, READ_SCORE),
    RESULT("PTGPS_EXP", PERCENT, GROUP_ALL, GPS_EXP),
    RESULT("PTGPS_HIGH", PERCENT, GROUP_ALL, GPS_HIGH),
    RESULT("GPS_AVERAGE", AVERAGE, GROUP_ALL, GPS_SCORE),
    RESULT("PTMAT_EXP", PERCENT, GROUP_ALL, MAT_EXP),
    RESULT("PTMAT_HIGH", PERCENT, GROUP_ALL, MAT_HIGH),
    RESULT("MAT_AVERAGE", AVERAGE, GROUP_ALL, MAT_SCORE),
    RESULT("PTWRITTA_EXP", PERCENT, GROUP_ALL, WRIT_EXP),
    RESULT("PTWRITTA_HIGH", PERCENT, GROUP_ALL, WRIT_HIGH),
    PERCENT_BY_GROUP("PTRWM_EXP", RWM_EXP),
    PERCENT_BY_GROUP("PTRWM_HIGH", RWM_HIGH),
    GAINED_BY_GROUP("READPROG", READ_PROGRESS),
    GAINED_BY_GROUP("WRITPROG", WRIT_PROGRESS),
    GAINED_BY_GROUP("MATPROG", MAT_PROGRESS),
    AVERAGE_BY_GROUP("READ_AVERAGE", READ_SCORE),
    AVERAGE_BY_GROUP("MAT_AVERAGE", MAT_SCORE),
    PUPILS("TSENELE", COUNT, GROUP_SEN_PLAN),
    PUPILS("PSENELE", SHARE, GROUP_SEN_PLAN),
    PUPILS("TSENELK", COUNT, GROUP_SEN_SUPPORT),
    PUPILS("PSENELK", SHARE, GROUP_SEN_SUPPORT),
};

const synth_layout lode_synth_ks2 = {
    .table = "ks2final",
    .column = column,
    .n = sizeof column / sizeof *column,
    .phase = {[SYNTH_PRIMARY] = true, [SYNTH_SPECIAL] = true},
    .pupils = lode_synth_ks2_pupils,
    .padded_until = 201617,
    .no_pupils = "",
    .no_progress = "NA",
    .blank = " ",
    .la = '3',
    .england_all = '4',
    .england_state = '5',
};
