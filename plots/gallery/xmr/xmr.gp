#!/usr/bin/gnuplot -c
# Figure: England: 4 of 12 values signal
# Alt: Control chart. England, Attendance, 2024 Week 37 to 2024 Week 49, 12 values. Centre 95.1%, limits 94.0% to 96.2%. Signals: 1 outside (2024 Week 37), 3 near (2024 Week 47, 2024 Week 48, 2024 Week 49); 1 for the better, 3 for the worse.
# Made by: lode-plot xmr --caption 'Pupil attendance in schools, Department for Education.' data.csv
# Run: gnuplot -d -c xmr_attendance_percent_England.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,420 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'xmr_attendance_percent_England' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,840 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,10.5cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,30 noenhanced }
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
set lmargin at screen 0.0807
set rmargin at screen 0.8619
set tmargin at screen 0.8506
set bmargin at screen 0.2411
set label 'England: 4 of 12 values signal' at screen 0.0167, screen 0.9494 left font ',18' tc rgb '#0B0C0C'
set label 'Attendance, 2024 Week 37 to 2024 Week 49 (axis from 93.5% to 96.5%)' at screen 0.0167, screen 0.9033 left font ',13' tc rgb '#0B0C0C'
set label 'Pupil attendance in schools, Department for Education. Dashed: the natural limits, centre plus and minus' at screen 0.0167, screen 0.1009 left font ',11' tc rgb '#595959'
set label '2.66 times the mean moving range without its extremes; what lies between is ordinary variation. Diamonds:' at screen 0.0167, screen 0.0682 left font ',11' tc rgb '#595959'
set label 'outside the limits (1). Open squares: two of three near a limit (3).' at screen 0.0167, screen 0.0354 left font ',11' tc rgb '#595959'
set yrange [93.5:96.5]
set ytics ('93.5%%' 93.5, '94.0%%' 94, '94.5%%' 94.5, '95.0%%' 95, '95.5%%' 95.5, '96.0%%' 96, '96.5%%' 96.5)
set ytics scale 0
set xrange [-0.5:11.5]
set xtics ('Week 38' 1, 'Week 40' 3, 'Week 42' 5, 'Week 45' 7, 'Week 47' 9, 'Week 49' 11)
set label '2024' at screen 0.0966, screen 0.1668 left font ',13' tc rgb '#0B0C0C'
set label 'Centre 95.1%' at screen 0.8703, screen 0.5682 left font ',13' tc rgb '#0B0C0C'
set label 'Limit 94.0%' at screen 0.8703, screen 0.3487 left font ',13' tc rgb '#0B0C0C'
set label 'Limit 96.2%' at screen 0.8703, screen 0.7877 left font ',13' tc rgb '#0B0C0C'
# Columns: place in time, value or limit, period.
# Data: Centre
$d1 << END_fbb7
-0.5	95.1100127273
11.5	95.1100127273
END_fbb7
# Data: Lower limit
$d2 << END_8ff5
-0.5	94.0295073615
11.5	94.0295073615
END_8ff5
# Data: Upper limit
$d3 << END_34ce
-0.5	96.1905180932
11.5	96.1905180932
END_34ce
# Data: England
$d4 << END_8f8d
0	96.1914619052	2024 Week 37
1	95.5272463014	2024 Week 38
2	95.5877080565	2024 Week 39
3	95.5207526115	2024 Week 40
4	95.5643563353	2024 Week 41
5	95.0633218907	2024 Week 42
6	94.3852797731	2024 Week 43
7	95.3054698304	2024 Week 45
8	95.506826399	2024 Week 46
9	94.2599527229	2024 Week 47
10	94.2333460592	2024 Week 48
11	94.1744308426	2024 Week 49
END_8f8d
# Data: outside
$d5 << END_dd10
0	96.1914619052	2024 Week 37
END_dd10
# Data: near
$d6 << END_e524
9	94.2599527229	2024 Week 47
10	94.2333460592	2024 Week 48
11	94.1744308426	2024 Week 49
END_e524
# Series 1: Centre
# Series 2: Lower limit
# Series 3: Upper limit
# Series 4: England
# Series 5: outside
# Series 6: near
plot $d1 using 1:2 with lines lc rgb '#595959' lw 1.5 title 'Centre', $d2 using 1:2 with lines lc rgb '#595959' lw 1.5 dt (6,4) title 'Lower limit', $d3 using 1:2 with lines lc rgb '#595959' lw 1.5 dt (6,4) title 'Upper limit', $d4 using 1:2 with linespoints ls 1 lw 1.5 ps 0.5 title 'England', $d5 using 1:2 with points pt 13 ps 1.6 lc rgb '#801650' title 'outside', $d6 using 1:2 with points pt 4 ps 1.1 lw 2 lc rgb '#12436D' title 'near'
unset output
