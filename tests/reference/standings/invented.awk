# A measure table of 2,700 schools, three years and seven measures; nothing in it is random, but little
# in it is even.
BEGIN {
    print "school_urn,region_name,time_period,measure,value"
    split("North,South,East,West,Middle", region, ",")
    for (school = 0; school < 2700; school++)
        for (year = 2019; year < 2022; year++)
            for (measure = 0; measure < 7; measure++) {
                x = (x * 1103515 + 12345) % 2147483
                if (x % 41 == 0) value = x % 2 ? "c" : ""
                else if (measure == 0) value = x % 30
                else if (measure == 1) value = sprintf("%.1f", (x % 41 - 20) / 10)
                else if (measure == 2) value = 5000000 + x % 50
                else if (measure == 3) value = sprintf("%.1f", x % 1000 / 10)
                else if (measure == 4) value = x % 53 ? x % 20 : sprintf("%.3f", x % 20000 / 1000)
                else if (measure == 5) value = sprintf("%.5f", x / 1000 - 1000)
                else value = x % 3 ? sprintf("%.2f", x % 25 / 100) : x % 4 - 3
                printf "%d,%s,%d,m%d,%s\n", 100000 + school, region[school * 7 % 5 + 1], year, measure, value
            }
}
