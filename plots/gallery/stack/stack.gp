#!/usr/bin/gnuplot -c
# Figure: Outstanding: 17% to 35% in these clusters
# Alt: Stacked bars of percentages. Overall effectiveness: schools with the grade, 2023/24. Primary schools of Leeds: Outstanding 17%, Good 75%, Requires improvement 7%, Inadequate 1%. Secondary schools of Leeds: Outstanding 35%, Good 50%, Requires improvement 15%, Inadequate 0%. Quality of education (from September 2024): schools with the grade, 2025/26. Primary schools of Leeds: Outstanding 13%, Good 68%, Requires improvement 19%, Inadequate 0%. Secondary schools of Leeds: Outstanding 67%, Good 11%, Requires improvement 22%, Inadequate 0%. Achievement (report card): schools with the grade, 2025/26. Primary schools of Leeds: Exceptional 0%, Strong standard 0%, Expected standard 100%, Needs attention 0%, Urgent improvement 0%. Secondary schools of Leeds: Exceptional 0%, Strong standard 0%, Expected standard 0%, Needs attention 100%, Urgent improvement 0%.
# Made by: lode-plot stack -m ofsted_oe_schools_percent -m ofsted_2024_education_schools_percent -m ofsted_card_achievement_schools_percent --caption 'Ofsted management information, 28 February 2026; a school counts by its latest grade in a framework.' data.csv
# Run: gnuplot -d -c stack_ofsted_oe_schools_percent.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,449 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'stack_ofsted_oe_schools_percent' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,898 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,11.225cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,32 noenhanced }
if (ARGC > 1) { set output ARG2 }
set encoding utf8
set datafile separator "\t"
set datafile commentschars ''
set datafile missing 'NaN'
set style line 1 lc rgb '#12436D' lw 2.5 dt 1 pt 7 ps 0.8
set style line 2 lc rgb '#28A197' lw 2.5 dt 1 pt 5 ps 0.8
set style line 3 lc rgb '#801650' lw 2.5 dt 1 pt 9 ps 1.0
set style line 4 lc rgb '#F46A25' lw 2.5 dt 1 pt 13 ps 1.0
set style line 5 lc rgb '#595959' lw 2 dt (8,5) pt 4 ps 0.6
set style line 6 lc rgb '#595959' lw 2 dt (2,4) pt 6 ps 0.6
set style line 7 lc rgb '#595959' lw 2 dt (8,4,2,4) pt 8 ps 0.7
set style line 8 lc rgb '#595959' lw 2 dt (16,5) pt 12 ps 0.7
unset key
set border 1 lc rgb '#8A8A8A' lw 1
set grid ytics back lt 1 lc rgb '#E3E3E3' lw 1
if (fmt eq 'dumb') { unset grid }
set tics nomirror scale 0.5 textcolor rgb '#0B0C0C'
set lmargin at screen 0.2792
set rmargin at screen 0.9028
set tmargin at screen 0.8825
set bmargin at screen 0.1342
set label 'Outstanding: 17% to 35% in these clusters' at screen 0.0167, screen 0.9527 left font ',18' tc rgb '#0B0C0C'
set label 'Percentages; panels are of different frameworks and not to be compared' at screen 0.0167, screen 0.9095 left font ',13' tc rgb '#0B0C0C'
set label 'Ofsted management information, 28 February 2026; a school counts by its latest grade in a framework.' at screen 0.0167, screen 0.0331 left font ',11' tc rgb '#595959'
unset grid
set xrange [0:101]
set xtics ('0%%' 0, '25%%' 25, '50%%' 50, '75%%' 75, '100%%' 100)
set yrange [13.5:-0.5]
unset ytics
set label 'Primary schools of Leeds' at screen 0.2653, screen 0.7489 right font ',13' tc rgb '#0B0C0C'
set label 'Secondary schools of Leeds' at screen 0.2653, screen 0.6954 right font ',13' tc rgb '#0B0C0C'
set label 'Primary schools of Leeds' at screen 0.2653, screen 0.4816 right font ',13' tc rgb '#0B0C0C'
set label 'Secondary schools of Leeds' at screen 0.2653, screen 0.4282 right font ',13' tc rgb '#0B0C0C'
set label 'Primary schools of Leeds' at screen 0.2653, screen 0.2144 right font ',13' tc rgb '#0B0C0C'
set label 'Secondary schools of Leeds' at screen 0.2653, screen 0.1609 right font ',13' tc rgb '#0B0C0C'
set label 'Overall effectiveness: schools with the grade, 2023/24' at screen 0.0167, screen 0.8558 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.2889, screen 0.8023 point pt 5 ps 1.3 lc rgb '#12436D'
set label 'Outstanding' at screen 0.3014, screen 0.8023 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.4381, screen 0.8023 point pt 5 ps 1.3 lc rgb '#2073BC'
set label 'Good' at screen 0.4506, screen 0.8023 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.5291, screen 0.8023 point pt 5 ps 1.3 lc rgb '#6BACE6'
set label 'Requires improvement' at screen 0.5416, screen 0.8023 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.7781, screen 0.8023 point pt 5 ps 1.3 lc rgb '#C6DCF0'
set label 'Inadequate' at screen 0.7906, screen 0.8023 left font ',13' tc rgb '#0B0C0C'
set label 'Quality of education (from September 2024): schools with the grade, 2025/26' at screen 0.0167, screen 0.5885 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.2889, screen 0.5351 point pt 5 ps 1.3 lc rgb '#12436D'
set label 'Outstanding' at screen 0.3014, screen 0.5351 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.4381, screen 0.5351 point pt 5 ps 1.3 lc rgb '#2073BC'
set label 'Good' at screen 0.4506, screen 0.5351 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.5291, screen 0.5351 point pt 5 ps 1.3 lc rgb '#6BACE6'
set label 'Requires improvement' at screen 0.5416, screen 0.5351 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.7781, screen 0.5351 point pt 5 ps 1.3 lc rgb '#C6DCF0'
set label 'Inadequate' at screen 0.7906, screen 0.5351 left font ',13' tc rgb '#0B0C0C'
set label 'Achievement (report card): schools with the grade, 2025/26' at screen 0.0167, screen 0.3213 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.0507, screen 0.2678 point pt 5 ps 1.3 lc rgb '#12436D'
set label 'Exceptional' at screen 0.0632, screen 0.2678 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.1999, screen 0.2678 point pt 5 ps 1.3 lc rgb '#2073BC'
set label 'Strong standard' at screen 0.2124, screen 0.2678 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.3896, screen 0.2678 point pt 5 ps 1.3 lc rgb '#6BACE6'
set label 'Expected standard' at screen 0.4021, screen 0.2678 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.5995, screen 0.2678 point pt 5 ps 1.3 lc rgb '#C6DCF0'
set label 'Needs attention' at screen 0.612, screen 0.2678 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.7809, screen 0.2678 point pt 5 ps 1.3 lc rgb '#E3E3E3'
set label 'Urgent improvement' at screen 0.7934, screen 0.2678 left font ',13' tc rgb '#0B0C0C'
set label 'n 106' at screen 0.9083, screen 0.7489 left font ',13' tc rgb '#0B0C0C'
set label '17%' at screen 0.3316, screen 0.7489 center font ',13' front tc rgb '#FFFFFF'
set label '75%' at screen 0.617, screen 0.7489 center font ',13' front tc rgb '#FFFFFF'
set label '7%' at screen 0.8704, screen 0.7489 center font ',13' front tc rgb '#0B0C0C'
set label 'n 20' at screen 0.9083, screen 0.6954 left font ',13' tc rgb '#0B0C0C'
set label '35%' at screen 0.3872, screen 0.6954 center font ',13' front tc rgb '#FFFFFF'
set label '50%' at screen 0.6496, screen 0.6954 center font ',13' front tc rgb '#FFFFFF'
set label '15%' at screen 0.8503, screen 0.6954 center font ',13' front tc rgb '#0B0C0C'
set label 'n 31' at screen 0.9083, screen 0.4816 left font ',13' tc rgb '#0B0C0C'
set label '13%' at screen 0.319, screen 0.4816 center font ',13' front tc rgb '#FFFFFF'
set label '68%' at screen 0.568, screen 0.4816 center font ',13' front tc rgb '#FFFFFF'
set label '19%' at screen 0.8369, screen 0.4816 center font ',13' front tc rgb '#0B0C0C'
set label 'n 9' at screen 0.9083, screen 0.4282 left font ',13' tc rgb '#0B0C0C'
set label '67%' at screen 0.485, screen 0.4282 center font ',13' front tc rgb '#FFFFFF'
set label '11%' at screen 0.7251, screen 0.4282 center font ',13' front tc rgb '#FFFFFF'
set label '22%' at screen 0.828, screen 0.4282 center font ',13' front tc rgb '#0B0C0C'
set label 'n 1' at screen 0.9083, screen 0.2144 left font ',13' tc rgb '#0B0C0C'
set label '100%' at screen 0.5879, screen 0.2144 center font ',13' front tc rgb '#0B0C0C'
set label 'n 1' at screen 0.9083, screen 0.1609 left font ',13' tc rgb '#0B0C0C'
set label '100%' at screen 0.5879, screen 0.1609 center font ',13' front tc rgb '#0B0C0C'
# Columns: from, to, row, part.
# Data: Part 1
$d1 << END_41d8
0	16.9811320755	2	Outstanding
0	35	3	Outstanding
0	12.9032258065	7	Outstanding
0	66.6666666667	8	Outstanding
0	0	12	Exceptional
0	0	13	Exceptional
END_41d8
# Data: Part 2
$d2 << END_ff7d
16.9811320755	92.4528301887	2	Good
35	85	3	Good
12.9032258065	80.6451612904	7	Good
66.6666666667	77.7777777778	8	Good
0	0	12	Strong standard
0	0	13	Strong standard
END_ff7d
# Data: Part 3
$d3 << END_4edc
92.4528301887	99.0566037736	2	Requires improvement
85	100	3	Requires improvement
80.6451612904	100	7	Requires improvement
77.7777777778	100	8	Requires improvement
0	100	12	Expected standard
0	0	13	Expected standard
END_4edc
# Data: Part 4
$d4 << END_0e4f
99.0566037736	100	2	Inadequate
100	100	3	Inadequate
100	100	7	Inadequate
100	100	8	Inadequate
100	100	12	Needs attention
0	100	13	Needs attention
END_0e4f
# Data: Part 5
$d5 << END_ed08
100	100	12	Urgent improvement
100	100	13	Urgent improvement
END_ed08
# Series 1: Part 1
# Series 2: Part 2
# Series 3: Part 3
# Series 4: Part 4
# Series 5: Part 5
plot $d1 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#12436D' title 'Part 1', $d2 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#2073BC' title 'Part 2', $d3 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#6BACE6' title 'Part 3', $d4 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#C6DCF0' title 'Part 4', $d5 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#E3E3E3' title 'Part 5'
unset output
