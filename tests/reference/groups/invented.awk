# A measure table of 60,000 rows; nothing in it is random, but little in it is even.
BEGIN {
    print "school_urn,region_name,time_period,measure,value"
    split("North,South,East,West,Middle", region, ",")
    for (i = 0; i < 60000; i++) {
        x = (x * 1103515 + 12345) % 2147483
        measure = i % 5
        if (x % 41 == 0) value = x % 2 ? "c" : ""
        else if (measure == 0) value = sprintf("%.1f", x % 1000 / 10)
        else if (measure == 1) value = x % 7 ? x % 120 : sprintf("%.2f", x % 12000 / 100)
        else if (measure == 2) value = sprintf("%.4f", x / 1000 - 1000)
        else if (measure == 3) value = x % 997 ? x % 30 : x * 1000
        else value = sprintf("%.2f", (x % 500 - 250) / 100)
        printf "%d,%s,%d,m%d,%s\n", 100000 + x % 900, region[x % 5 + 1], 2019 + int(i / 20000), measure, value
    }
}
