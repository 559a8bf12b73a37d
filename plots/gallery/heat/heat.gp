#!/usr/bin/gnuplot -c
# Figure: 13 schools, 5 measures
# Alt: Heat map of 13 schools by 5 measures: Pupils reaching the expected standard in reading, writing and maths; Pupils reaching the higher standard in reading, writing and maths; Average scaled score in reading; Average scaled score in maths; Disadvantaged pupils at the end of key stage 2. Among the schools compared with England: best quarter 10, second 16, third 11, lowest 11, not shaded 17, of these coded 5.
# Made by: lode-plot heat -m ks2_rwm_exp_percent,ks2_rwm_high_percent,ks2_read_score,ks2_mat_score,ks2_disadvantaged_percent data.csv
# Run: gnuplot -d -c heat_ks2_rwm_exp_percent.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,513 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'heat_ks2_rwm_exp_percent' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,1026 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,12.825cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,36 noenhanced }
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
set lmargin at screen 0.3368
set rmargin at screen 0.9861
set tmargin at screen 0.6823
set bmargin at screen 0.1248
set label '13 schools, 5 measures' at screen 0.0167, screen 0.9586 left font ',18' tc rgb '#0B0C0C'
set label 'Standing among the schools compared with England, 2023/24' at screen 0.0167, screen 0.9208 left font ',13' tc rgb '#0B0C0C'
set label 'The darker, the nearer the good side of the measure, in quarters. Such quarters are not differences: small' at screen 0.0167, screen 0.0826 left font ',11' tc rgb '#595959'
set label 'numbers move far by chance. White: not compared, or no good side. c = suppressed: Hollin Cross Church of' at screen 0.0167, screen 0.0558 left font ',11' tc rgb '#595959'
set label 'England Primary School.' at screen 0.0167, screen 0.029 left font ',11' tc rgb '#595959'
unset grid
unset border
unset xtics
set xrange [-0.5:4.5]
set yrange [12.5:-0.5]
unset ytics
set label 'Anchor Quay Primary School' at screen 0.3229, screen 0.6608 right font ',13' tc rgb '#0B0C0C'
set label 'Brackenshore Primary School' at screen 0.3229, screen 0.6179 right font ',13' tc rgb '#0B0C0C'
set label 'Cockle Row Primary School' at screen 0.3229, screen 0.575 right font ',13' tc rgb '#0B0C0C'
set label 'Dunlin Marsh Church of England…' at screen 0.3229, screen 0.5322 right font ',13' tc rgb '#0B0C0C'
set label 'Eddystrand Primary School' at screen 0.3229, screen 0.4893 right font ',13' tc rgb '#0B0C0C'
set label 'Shingle Bank Primary School' at screen 0.3229, screen 0.4464 right font ',13' tc rgb '#0B0C0C'
set label 'Farrow Dock Primary School' at screen 0.3229, screen 0.4035 right font ',13' tc rgb '#0B0C0C'
set label 'Ropewalk Primary School' at screen 0.3229, screen 0.3606 right font ',13' tc rgb '#0B0C0C'
set label 'St Zoë''s Catholic Primary School' at screen 0.3229, screen 0.3177 right font ',13' tc rgb '#0B0C0C'
set label 'Lantern Hill Primary School' at screen 0.3229, screen 0.2749 right font ',13' tc rgb '#0B0C0C'
set label 'Sailmakers'' Yard Primary School' at screen 0.3229, screen 0.232 right font ',13' tc rgb '#0B0C0C'
set label 'Garrison Lane Primary School' at screen 0.3229, screen 0.1891 right font ',13' tc rgb '#0B0C0C'
set label 'Hollin Cross Church of England…' at screen 0.3229, screen 0.1462 right font ',13' tc rgb '#0B0C0C'
set label 'Pupils' at screen 0.4017, screen 0.8587 center font ',11' tc rgb '#595959'
set label 'reaching the' at screen 0.4017, screen 0.8319 center font ',11' tc rgb '#595959'
set label 'expected' at screen 0.4017, screen 0.8051 center font ',11' tc rgb '#595959'
set label 'standard in' at screen 0.4017, screen 0.7783 center font ',11' tc rgb '#595959'
set label 'reading,' at screen 0.4017, screen 0.7515 center font ',11' tc rgb '#595959'
set label 'writing and' at screen 0.4017, screen 0.7247 center font ',11' tc rgb '#595959'
set label 'maths' at screen 0.4017, screen 0.6979 center font ',11' tc rgb '#595959'
set label 'Pupils' at screen 0.5316, screen 0.8587 center font ',11' tc rgb '#595959'
set label 'reaching the' at screen 0.5316, screen 0.8319 center font ',11' tc rgb '#595959'
set label 'higher' at screen 0.5316, screen 0.8051 center font ',11' tc rgb '#595959'
set label 'standard in' at screen 0.5316, screen 0.7783 center font ',11' tc rgb '#595959'
set label 'reading,' at screen 0.5316, screen 0.7515 center font ',11' tc rgb '#595959'
set label 'writing and' at screen 0.5316, screen 0.7247 center font ',11' tc rgb '#595959'
set label 'maths' at screen 0.5316, screen 0.6979 center font ',11' tc rgb '#595959'
set label 'Average' at screen 0.6614, screen 0.7515 center font ',11' tc rgb '#595959'
set label 'scaled score' at screen 0.6614, screen 0.7247 center font ',11' tc rgb '#595959'
set label 'in reading' at screen 0.6614, screen 0.6979 center font ',11' tc rgb '#595959'
set label 'Average' at screen 0.7913, screen 0.7515 center font ',11' tc rgb '#595959'
set label 'scaled score' at screen 0.7913, screen 0.7247 center font ',11' tc rgb '#595959'
set label 'in maths' at screen 0.7913, screen 0.6979 center font ',11' tc rgb '#595959'
set label 'Disadvantaged' at screen 0.9212, screen 0.7783 center font ',11' tc rgb '#595959'
set label 'pupils at the' at screen 0.9212, screen 0.7515 center font ',11' tc rgb '#595959'
set label 'end of key' at screen 0.9212, screen 0.7247 center font ',11' tc rgb '#595959'
set label 'stage 2' at screen 0.9212, screen 0.6979 center font ',11' tc rgb '#595959'
set label '67%' at screen 0.4017, screen 0.6608 center font ',13' front tc rgb '#FFFFFF'
set label '23%' at screen 0.5316, screen 0.6608 center font ',13' front tc rgb '#FFFFFF'
set label '108' at screen 0.6614, screen 0.6608 center font ',13' front tc rgb '#FFFFFF'
set label '107' at screen 0.7913, screen 0.6608 center font ',13' front tc rgb '#FFFFFF'
set label '16%' at screen 0.9212, screen 0.6608 center font ',13' front tc rgb '#0B0C0C'
set label '48%' at screen 0.4017, screen 0.6179 center font ',13' front tc rgb '#0B0C0C'
set label '2%' at screen 0.5316, screen 0.6179 center font ',13' front tc rgb '#0B0C0C'
set label '102' at screen 0.6614, screen 0.6179 center font ',13' front tc rgb '#0B0C0C'
set label '103' at screen 0.7913, screen 0.6179 center font ',13' front tc rgb '#0B0C0C'
set label '32%' at screen 0.9212, screen 0.6179 center font ',13' front tc rgb '#0B0C0C'
set label '32%' at screen 0.4017, screen 0.575 center font ',13' front tc rgb '#0B0C0C'
set label '0%' at screen 0.5316, screen 0.575 center font ',13' front tc rgb '#0B0C0C'
set label '98' at screen 0.6614, screen 0.575 center font ',13' front tc rgb '#0B0C0C'
set label '99' at screen 0.7913, screen 0.575 center font ',13' front tc rgb '#0B0C0C'
set label '25%' at screen 0.9212, screen 0.575 center font ',13' front tc rgb '#0B0C0C'
set label '69%' at screen 0.4017, screen 0.5322 center font ',13' front tc rgb '#FFFFFF'
set label '7%' at screen 0.5316, screen 0.5322 center font ',13' front tc rgb '#FFFFFF'
set label '105' at screen 0.6614, screen 0.5322 center font ',13' front tc rgb '#FFFFFF'
set label '106' at screen 0.7913, screen 0.5322 center font ',13' front tc rgb '#FFFFFF'
set label '41%' at screen 0.9212, screen 0.5322 center font ',13' front tc rgb '#0B0C0C'
set label '51%' at screen 0.4017, screen 0.4893 center font ',13' front tc rgb '#0B0C0C'
set label '2%' at screen 0.5316, screen 0.4893 center font ',13' front tc rgb '#0B0C0C'
set label '103' at screen 0.6614, screen 0.4893 center font ',13' front tc rgb '#0B0C0C'
set label '102' at screen 0.7913, screen 0.4893 center font ',13' front tc rgb '#0B0C0C'
set label '60%' at screen 0.9212, screen 0.4893 center font ',13' front tc rgb '#0B0C0C'
set label '59%' at screen 0.4017, screen 0.4464 center font ',13' front tc rgb '#0B0C0C'
set label '7%' at screen 0.5316, screen 0.4464 center font ',13' front tc rgb '#FFFFFF'
set label '104' at screen 0.6614, screen 0.4464 center font ',13' front tc rgb '#FFFFFF'
set label '105' at screen 0.7913, screen 0.4464 center font ',13' front tc rgb '#FFFFFF'
set label '21%' at screen 0.9212, screen 0.4464 center font ',13' front tc rgb '#0B0C0C'
set label '67%' at screen 0.4017, screen 0.4035 center font ',13' front tc rgb '#FFFFFF'
set label '16%' at screen 0.5316, screen 0.4035 center font ',13' front tc rgb '#FFFFFF'
set label '106' at screen 0.6614, screen 0.4035 center font ',13' front tc rgb '#FFFFFF'
set label '105' at screen 0.7913, screen 0.4035 center font ',13' front tc rgb '#FFFFFF'
set label '18%' at screen 0.9212, screen 0.4035 center font ',13' front tc rgb '#0B0C0C'
set label '65%' at screen 0.4017, screen 0.3606 center font ',13' front tc rgb '#FFFFFF'
set label '12%' at screen 0.5316, screen 0.3606 center font ',13' front tc rgb '#FFFFFF'
set label '106' at screen 0.6614, screen 0.3606 center font ',13' front tc rgb '#FFFFFF'
set label '105' at screen 0.7913, screen 0.3606 center font ',13' front tc rgb '#FFFFFF'
set label '21%' at screen 0.9212, screen 0.3606 center font ',13' front tc rgb '#0B0C0C'
set label '71%' at screen 0.4017, screen 0.3177 center font ',13' front tc rgb '#FFFFFF'
set label '4%' at screen 0.5316, screen 0.3177 center font ',13' front tc rgb '#0B0C0C'
set label '105' at screen 0.6614, screen 0.3177 center font ',13' front tc rgb '#FFFFFF'
set label '104' at screen 0.7913, screen 0.3177 center font ',13' front tc rgb '#FFFFFF'
set label '7%' at screen 0.9212, screen 0.3177 center font ',13' front tc rgb '#0B0C0C'
set label '54%' at screen 0.4017, screen 0.2749 center font ',13' front tc rgb '#0B0C0C'
set label '0%' at screen 0.5316, screen 0.2749 center font ',13' front tc rgb '#0B0C0C'
set label '101' at screen 0.6614, screen 0.2749 center font ',13' front tc rgb '#0B0C0C'
set label '101' at screen 0.7913, screen 0.2749 center font ',13' front tc rgb '#0B0C0C'
set label '36%' at screen 0.9212, screen 0.2749 center font ',13' front tc rgb '#0B0C0C'
set label '60%' at screen 0.4017, screen 0.232 center font ',13' front tc rgb '#FFFFFF'
set label '10%' at screen 0.5316, screen 0.232 center font ',13' front tc rgb '#FFFFFF'
set label '104' at screen 0.6614, screen 0.232 center font ',13' front tc rgb '#FFFFFF'
set label '104' at screen 0.7913, screen 0.232 center font ',13' front tc rgb '#FFFFFF'
set label '31%' at screen 0.9212, screen 0.232 center font ',13' front tc rgb '#0B0C0C'
set label '59%' at screen 0.4017, screen 0.1891 center font ',13' front tc rgb '#0B0C0C'
set label '3%' at screen 0.5316, screen 0.1891 center font ',13' front tc rgb '#0B0C0C'
set label '103' at screen 0.6614, screen 0.1891 center font ',13' front tc rgb '#0B0C0C'
set label '102' at screen 0.7913, screen 0.1891 center font ',13' front tc rgb '#0B0C0C'
set label '48%' at screen 0.9212, screen 0.1891 center font ',13' front tc rgb '#0B0C0C'
set label 'c' at screen 0.4017, screen 0.1462 center font ',13' front tc rgb '#0B0C0C'
set label 'c' at screen 0.5316, screen 0.1462 center font ',13' front tc rgb '#0B0C0C'
set label 'c' at screen 0.6614, screen 0.1462 center font ',13' front tc rgb '#0B0C0C'
set label 'c' at screen 0.7913, screen 0.1462 center font ',13' front tc rgb '#0B0C0C'
set label 'c' at screen 0.9212, screen 0.1462 center font ',13' front tc rgb '#0B0C0C'
# Columns: column, row, value.
# Data: Lowest quarter
$d1 << END_bcc0
0	1	48
2	1	102
0	2	32
1	2	0
2	2	98
3	2	99
3	4	102
1	9	0
2	9	101
3	9	101
3	11	102
END_bcc0
# Data: Third quarter
$d2 << END_696e
1	1	2
3	1	103
0	4	51
1	4	2
2	4	103
0	5	59
1	8	4
0	9	54
0	11	59
1	11	3
2	11	103
END_696e
# Data: Second quarter
$d3 << END_776b
0	0	67
1	3	7
2	3	105
1	5	7
2	5	104
3	5	105
0	6	67
3	6	105
0	7	65
3	7	105
2	8	105
3	8	104
0	10	60
1	10	10
2	10	104
3	10	104
END_776b
# Data: Best quarter
$d4 << END_771a
1	0	23
2	0	108
3	0	107
0	3	69
3	3	106
1	6	16
2	6	106
1	7	12
2	7	106
0	8	71
END_771a
# Series 1: Lowest quarter
# Series 2: Third quarter
# Series 3: Second quarter
# Series 4: Best quarter
plot $d1 using ($1):($2):($1-0.48):($1+0.48):($2-0.46):($2+0.46) with boxxyerror fs solid noborder lc rgb '#E4EEF7' title 'Lowest quarter', $d2 using ($1):($2):($1-0.48):($1+0.48):($2-0.46):($2+0.46) with boxxyerror fs solid noborder lc rgb '#6BACE6' title 'Third quarter', $d3 using ($1):($2):($1-0.48):($1+0.48):($2-0.46):($2+0.46) with boxxyerror fs solid noborder lc rgb '#2073BC' title 'Second quarter', $d4 using ($1):($2):($1-0.48):($1+0.48):($2-0.46):($2+0.46) with boxxyerror fs solid noborder lc rgb '#12436D' title 'Best quarter'
unset output
