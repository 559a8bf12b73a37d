#!/usr/bin/gnuplot -c
# Figure: After the start: supported +6.3, supporting +5.6 in 2023/24
# Alt: Event chart. Pupils reaching the expected standard in reading, writing and maths: supported and supporting, in percentage points, with 95% intervals, by period (event time). supported. Before the start: 2017/18 (-2): +0.6 (-3.8 to 5.0); 2018/19 (-1): 0, the base. After the start: 2022/23 (0): +3.0 (-1.5 to 7.5); 2023/24 (1): +6.3 (0.9 to 11.7). supporting. Before the start: 2017/18 (-2): -0.3 (-7.1 to 6.4); 2018/19 (-1): 0, the base. After the start: 2022/23 (0): -0.9 (-5.8 to 4.0); 2023/24 (1): +5.6 (0.3 to 11.0).
# Made by: lode-plot event data.csv
# Run: gnuplot -d -c event_ks2_rwm_exp_percent.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,427 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'event_ks2_rwm_exp_percent' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,854 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,10.675cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
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
set lmargin at screen 0.054
set rmargin at screen 0.86
set tmargin at screen 0.7822
set bmargin at screen 0.2436
set label 'After the start: supported +6.3, supporting +5.6 in 2023/24' at screen 0.0167, screen 0.9502 left font ',18' tc rgb '#0B0C0C'
set label 'Pupils reaching the expected standard in reading, writing and maths: supported and supporting, in' at screen 0.0167, screen 0.9049 left font ',13' tc rgb '#0B0C0C'
set label 'percentage points (bars: 95% intervals)' at screen 0.0167, screen 0.8668 left font ',13' tc rgb '#0B0C0C'
set label 'Below: periods since the start, 0 the first. Hollow: 2018/19, with which the others are compared, 0 by' at screen 0.0167, screen 0.0992 left font ',11' tc rgb '#595959'
set label 'definition. Before the start 2 of 2 intervals include 0. Compared with: schools of the same phase with' at screen 0.0167, screen 0.067 left font ',11' tc rgb '#595959'
set label 'neither role.' at screen 0.0167, screen 0.0348 left font ',11' tc rgb '#595959'
set yrange [-10:15]
set ytics ('-10' -10, '-5' -5, '0' 0, '5' 5, '10' 10, '15' 15)
set ytics scale 0
set arrow from graph 0, first 0 to graph 1, first 0 nohead back lc rgb '#0B0C0C' lw 1
set xrange [-2.6:1.6]
set xtics ('-2' -2, '-1' -1, '0' 0, '1' 1)
set label '2017/18' at screen 0.1691, screen 0.1593 center font ',11' tc rgb '#595959'
set label '2018/19' at screen 0.361, screen 0.1593 center font ',11' tc rgb '#595959'
set label '2022/23' at screen 0.5529, screen 0.1593 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.7448, screen 0.1593 center font ',11' tc rgb '#595959'
set arrow from first -0.5, graph 0 to first -0.5, graph 1 nohead back lc rgb '#595959' lw 1.5 dt (6,4)
set label 'start' at screen 0.457, screen 0.8056 center font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.8808, screen 0.6066 point pt 7 ps 0.9 lc rgb '#12436D'
set label 'supported' at screen 0.8933, screen 0.6066 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.8808, screen 0.5686 point pt 5 ps 0.9 lc rgb '#28A197'
set label 'supporting' at screen 0.8933, screen 0.5686 left font ',13' tc rgb '#0B0C0C'
# Columns: event time, value, interval low and high.
# Data: 95% intervals: supported
$d1 << END_df96
-2.036	0.59821429	-3.76727	4.9637
-0.036	2.9955357	-1.46366	7.45473
0.964	6.3125	0.910401	11.7146
END_df96
# Data: Estimates: supported
$d2 << END_e609
-2.036	0.59821429
-0.036	2.9955357
0.964	6.3125
END_e609
# Data: Base: supported
$d3 << END_f4b2
-1.036	0
END_f4b2
# Data: 95% intervals: supporting
$d4 << END_d1ac
-1.964	-0.33928571	-7.09804	6.41947
0.036	-0.91071429	-5.81003	3.9886
1.036	5.625	0.284055	10.9659
END_d1ac
# Data: Estimates: supporting
$d5 << END_982d
-1.964	-0.33928571
0.036	-0.91071429
1.036	5.625
END_982d
# Data: Base: supporting
$d6 << END_3e7e
-0.964	0
END_3e7e
# Series 1: 95% intervals: supported
# Series 2: Estimates: supported
# Series 3: Base: supported
# Series 4: 95% intervals: supporting
# Series 5: Estimates: supporting
# Series 6: Base: supporting
plot $d1 using 1:2:3:4 with yerrorbars ps 0 lw 1.8 lc rgb '#12436D' title '95% intervals: supported', $d2 using 1:2 with points pt 7 ps 0.9 lc rgb '#12436D' title 'Estimates: supported', $d3 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb '#12436D' title 'Base: supported', $d4 using 1:2:3:4 with yerrorbars ps 0 lw 1.8 lc rgb '#28A197' title '95% intervals: supporting', $d5 using 1:2 with points pt 5 ps 0.9 lc rgb '#28A197' title 'Estimates: supporting', $d6 using 1:2 with points pt 4 ps 0.9 lw 1.5 lc rgb '#28A197' title 'Base: supporting'
unset output
