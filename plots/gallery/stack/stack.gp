#!/usr/bin/gnuplot -c
# Figure: Outstanding: 17% to 35% in these clusters
# Alt: Stacked bars of percentages. Latest overall effectiveness, of schools with a grade, 2025/26. Leeds primary schools: Outstanding 17%, Good 76%, Requires improvement 7%, Inadequate 1%. Leeds secondary schools: Outstanding 35%, Good 50%, Requires improvement 15%, Inadequate 0%. Ungraded inspections since September 2024, 2025/26. Leeds primary schools: Standards maintained 87%, Some aspects not as strong 13%. Leeds secondary schools: Standards maintained 100%, Some aspects not as strong 0%.
# Made by: lode-plot stack -m ofsted_oe_outstanding_percent,ofsted_oe_good_percent,ofsted_oe_requires_improvement_percent,ofsted_oe_inadequate_percent -m ofsted_ungraded_standards_maintained_percent,ofsted_ungraded_some_aspects_not_as_strong_percent --panel 'Latest overall effectiveness, of schools with a grade' --panel 'Ungraded inspections since September 2024' --caption 'Ofsted management information, 28 February 2026.' data.csv
# Run: gnuplot -d -c stack_ofsted_oe_outstanding_percent.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,329 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'stack_ofsted_oe_outstanding_percent' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,658 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,8.225cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,23 noenhanced }
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
set lmargin at screen 0.2539
set rmargin at screen 0.9028
set tmargin at screen 0.8397
set bmargin at screen 0.1831
set label 'Outstanding: 17% to 35% in these clusters' at screen 0.0167, screen 0.9354 left font ',18' tc rgb '#0B0C0C'
set label 'Percentages; panels are of different frameworks and not to be compared' at screen 0.0167, screen 0.8765 left font ',13' tc rgb '#0B0C0C'
set label 'Ofsted management information, 28 February 2026.' at screen 0.0167, screen 0.0452 left font ',11' tc rgb '#595959'
unset grid
set xrange [0:101]
set xtics ('0%%' 0, '25%%' 25, '50%%' 50, '75%%' 75, '100%%' 100)
set yrange [8.5:-0.5]
unset ytics
set label 'Leeds primary schools' at screen 0.24, screen 0.6573 right font ',13' tc rgb '#0B0C0C'
set label 'Leeds secondary schools' at screen 0.24, screen 0.5843 right font ',13' tc rgb '#0B0C0C'
set label 'Leeds primary schools' at screen 0.24, screen 0.2926 right font ',13' tc rgb '#0B0C0C'
set label 'Leeds secondary schools' at screen 0.24, screen 0.2196 right font ',13' tc rgb '#0B0C0C'
set label 'Latest overall effectiveness, of schools with a grade, 2025/26' at screen 0.0167, screen 0.8032 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.2636, screen 0.7302 point pt 5 ps 1.3 lc rgb '#12436D'
set label 'Outstanding' at screen 0.2761, screen 0.7302 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.4129, screen 0.7302 point pt 5 ps 1.3 lc rgb '#2073BC'
set label 'Good' at screen 0.4254, screen 0.7302 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.5038, screen 0.7302 point pt 5 ps 1.3 lc rgb '#6BACE6'
set label 'Requires improvement' at screen 0.5163, screen 0.7302 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.7529, screen 0.7302 point pt 5 ps 1.3 lc rgb '#C6DCF0'
set label 'Inadequate' at screen 0.7654, screen 0.7302 left font ',13' tc rgb '#0B0C0C'
set label 'Ungraded inspections since September 2024, 2025/26' at screen 0.0167, screen 0.4384 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.2636, screen 0.3655 point pt 5 ps 1.3 lc rgb '#12436D'
set label 'Standards maintained' at screen 0.2761, screen 0.3655 left font ',13' tc rgb '#0B0C0C'
set label '' at screen 0.5021, screen 0.3655 point pt 5 ps 1.3 lc rgb '#2073BC'
set label 'Some aspects not as strong' at screen 0.5146, screen 0.3655 left font ',13' tc rgb '#0B0C0C'
set label 'n 106' at screen 0.9083, screen 0.6573 left font ',13' tc rgb '#0B0C0C'
set label '17%' at screen 0.3085, screen 0.6573 center font ',13' front tc rgb '#FFFFFF'
set label '76%' at screen 0.6056, screen 0.6573 center font ',13' front tc rgb '#FFFFFF'
set label '7%' at screen 0.8694, screen 0.6573 center font ',13' front tc rgb '#0B0C0C'
set label 'n 20' at screen 0.9083, screen 0.5843 left font ',13' tc rgb '#0B0C0C'
set label '35%' at screen 0.3663, screen 0.5843 center font ',13' front tc rgb '#FFFFFF'
set label '50%' at screen 0.6394, screen 0.5843 center font ',13' front tc rgb '#FFFFFF'
set label '15%' at screen 0.8482, screen 0.5843 center font ',13' front tc rgb '#0B0C0C'
set label 'n 15' at screen 0.9083, screen 0.2926 left font ',13' tc rgb '#0B0C0C'
set label '87%' at screen 0.5324, screen 0.2926 center font ',13' front tc rgb '#FFFFFF'
set label '13%' at screen 0.8536, screen 0.2926 center font ',13' front tc rgb '#FFFFFF'
set label 'n 7' at screen 0.9083, screen 0.2196 left font ',13' tc rgb '#0B0C0C'
set label '100%' at screen 0.5751, screen 0.2196 center font ',13' front tc rgb '#FFFFFF'
# Columns: from, to, row, part.
# Data: Part 1
$d1 << END_3df8
0	17	2	Outstanding
0	35	3	Outstanding
0	86.7	7	Standards maintained
0	100	8	Standards maintained
END_3df8
# Data: Part 2
$d2 << END_0471
17	92.5	2	Good
35	85	3	Good
86.7	100	7	Some aspects not as strong
100	100	8	Some aspects not as strong
END_0471
# Data: Part 3
$d3 << END_168c
92.5	99.1	2	Requires improvement
85	100	3	Requires improvement
END_168c
# Data: Part 4
$d4 << END_f8cb
99.1	100	2	Inadequate
100	100	3	Inadequate
END_f8cb
# Series 1: Part 1
# Series 2: Part 2
# Series 3: Part 3
# Series 4: Part 4
plot $d1 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#12436D' title 'Part 1', $d2 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#2073BC' title 'Part 2', $d3 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#6BACE6' title 'Part 3', $d4 using (($1+$2)/2):3:1:2:($3-0.42):($3+0.42) with boxxyerror fs solid border lc rgb '#FFFFFF' fc rgb '#C6DCF0' title 'Part 4'
unset output
