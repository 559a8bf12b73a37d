#!/usr/bin/gnuplot -c
# Figure: 18 schools: 32% to 71%, England 61%
# Alt: Caterpillar chart. Pupils reaching the expected standard in reading, writing and maths, 2023/24, of 18 schools, from 32% to 71%, highest first. England: 61%. Bars of 1.39 standard errors: 18.
# Made by: lode-plot caterpillar --pairwise --unit 900003 data.csv
# Run: gnuplot -d -c caterpillar_ks2_rwm_exp_percent_Cockle_Row_Primary_School.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,555 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'caterpillar_ks2_rwm_exp_percent_Cockle_Row_Primary_School' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,1110 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,13.875cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,39 noenhanced }
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
set lmargin at screen 0.3469
set rmargin at screen 0.9409
set tmargin at screen 0.8324
set bmargin at screen 0.182
set label '18 schools: 32% to 71%, England 61%' at screen 0.0167, screen 0.9617 left font ',18' tc rgb '#0B0C0C'
set label 'Pupils reaching the expected standard in reading, writing and maths, 2023/24 (bars: 1.39 standard errors,' at screen 0.0167, screen 0.9268 left font ',13' tc rgb '#0B0C0C'
set label 'axis from 0% to 100%)' at screen 0.0167, screen 0.8975 left font ',13' tc rgb '#0B0C0C'
set label 'Bars: 1.39 standard errors, 1.39/1.96 of the 95% interval, by Wilson''s method: two units whose bars do not' at screen 0.0167, screen 0.1011 left font ',11' tc rgb '#595959'
set label 'overlap differ by more than chance at about the 5% level. They are not for comparing a unit with England.' at screen 0.0167, screen 0.0764 left font ',11' tc rgb '#595959'
set label 'The order of units whose bars overlap may be chance. c = suppressed: Hollin Cross Church of England' at screen 0.0167, screen 0.0516 left font ',11' tc rgb '#595959'
set label 'Primary School.' at screen 0.0167, screen 0.0268 left font ',11' tc rgb '#595959'
unset grid
set xrange [0:100]
set xtics ('0%%' 0, '20%%' 20, '40%%' 40, '60%%' 60, '80%%' 80, '100%%' 100)
set yrange [18.5:-0.5]
unset ytics
set label 'St Zoë''s Catholic Primary School' at screen 0.333, screen 0.8153 right font ',13' tc rgb '#0B0C0C'
set label 'Fort Hallam Primary School' at screen 0.333, screen 0.7811 right font ',13' tc rgb '#0B0C0C'
set label 'Dunlin Marsh Church of England…' at screen 0.333, screen 0.7468 right font ',13' tc rgb '#0B0C0C'
set label 'Anchor Quay Primary School' at screen 0.333, screen 0.7126 right font ',13' tc rgb '#0B0C0C'
set label 'Farrow Dock Primary School' at screen 0.333, screen 0.6784 right font ',13' tc rgb '#0B0C0C'
set label 'Ropewalk Primary School' at screen 0.333, screen 0.6441 right font ',13' tc rgb '#0B0C0C'
set label 'Greyfriars Gate Primary School' at screen 0.333, screen 0.6099 right font ',13' tc rgb '#0B0C0C'
set label 'Aldermere Central Primary School' at screen 0.333, screen 0.5757 right font ',13' tc rgb '#0B0C0C'
set label 'Sailmakers'' Yard Primary School' at screen 0.333, screen 0.5414 right font ',13' tc rgb '#0B0C0C'
set label 'Cloth Hall Primary School' at screen 0.333, screen 0.5072 right font ',13' tc rgb '#0B0C0C'
set label 'Shingle Bank Primary School' at screen 0.333, screen 0.473 right font ',13' tc rgb '#0B0C0C'
set label 'Garrison Lane Primary School' at screen 0.333, screen 0.4387 right font ',13' tc rgb '#0B0C0C'
set label 'Lantern Hill Primary School' at screen 0.333, screen 0.4045 right font ',13' tc rgb '#0B0C0C'
set label 'Eddystrand Primary School' at screen 0.333, screen 0.3703 right font ',13' tc rgb '#0B0C0C'
set label 'Marlbrook Primary School' at screen 0.333, screen 0.336 right font ',13' tc rgb '#0B0C0C'
set label 'Brackenshore Primary School' at screen 0.333, screen 0.3018 right font ',13' tc rgb '#0B0C0C'
set label 'Bishop Orlend Church of England…' at screen 0.333, screen 0.2676 right font ',13' tc rgb '#0B0C0C'
set label 'Cockle Row Primary School' at screen 0.333, screen 0.2333 right font ',13' tc rgb '#0B0C0C'
set label 'Hollin Cross Church of England…' at screen 0.333, screen 0.1991 right font ',13' tc rgb '#0B0C0C'
set label '71%' at screen 0.9521, screen 0.8153 left font ',13' tc rgb '#0B0C0C'
set label '70%' at screen 0.9521, screen 0.7811 left font ',13' tc rgb '#0B0C0C'
set label '69%' at screen 0.9521, screen 0.7468 left font ',13' tc rgb '#0B0C0C'
set label '67%' at screen 0.9521, screen 0.7126 left font ',13' tc rgb '#0B0C0C'
set label '67%' at screen 0.9521, screen 0.6784 left font ',13' tc rgb '#0B0C0C'
set label '65%' at screen 0.9521, screen 0.6441 left font ',13' tc rgb '#0B0C0C'
set label '64%' at screen 0.9521, screen 0.6099 left font ',13' tc rgb '#0B0C0C'
set label '61%' at screen 0.9521, screen 0.5757 left font ',13' tc rgb '#0B0C0C'
set label '60%' at screen 0.9521, screen 0.5414 left font ',13' tc rgb '#0B0C0C'
set label '60%' at screen 0.9521, screen 0.5072 left font ',13' tc rgb '#0B0C0C'
set label '59%' at screen 0.9521, screen 0.473 left font ',13' tc rgb '#0B0C0C'
set label '59%' at screen 0.9521, screen 0.4387 left font ',13' tc rgb '#0B0C0C'
set label '54%' at screen 0.9521, screen 0.4045 left font ',13' tc rgb '#0B0C0C'
set label '51%' at screen 0.9521, screen 0.3703 left font ',13' tc rgb '#0B0C0C'
set label '49%' at screen 0.9521, screen 0.336 left font ',13' tc rgb '#0B0C0C'
set label '48%' at screen 0.9521, screen 0.3018 left font ',13' tc rgb '#0B0C0C'
set label '41%' at screen 0.9521, screen 0.2676 left font ',13' tc rgb '#0B0C0C'
set label '32%' at screen 0.9521, screen 0.2333 left font ',13' tc rgb '#0B0C0C'
set label 'c' at screen 0.3524, screen 0.1991 left font ',11' tc rgb '#595959'
set arrow from first 61, graph 0 to first 61, graph 1 nohead back lc rgb '#595959' lw 1.5 dt (6,4)
set label 'England 61%' at screen 0.7093, screen 0.8505 center font ',13' tc rgb '#0B0C0C'
# Columns: value, row, interval low and high.
# Data: Intervals
$d1 << END_8299
71	0	57.8822061857	80.5242807765
70	1	59.5817279116	78.1404569838
69	2	56.0958448834	78.7518804802
67	3	57.8249394091	74.6526135671
67	4	57.8249394091	74.6526135671
65	5	57.4910726881	71.5889683279
64	6	54.7141986393	72.0110697653
61	7	53.4170719288	67.9006113218
60	8	49.3306315453	69.4807719274
60	9	50.8106174539	68.2938254732
59	10	46.3005892091	70.2062280684
59	11	46.3005892091	70.2062280684
54	12	41.3759387683	65.9395825579
51	13	42.0467422303	59.8637020622
49	14	40.1362979378	57.9532577697
48	15	38.0732177369	58.1545637735
41	16	32.6939832255	50.0989847909
END_8299
# Data: Intervals of those asked for
$d2 << END_bbca
32	17	21.9465959721	45.1335580606
END_bbca
# Data: Figures
$d3 << END_36f1
71	0
70	1
69	2
67	3
67	4
65	5
64	6
61	7
60	8
60	9
59	10
59	11
54	12
51	13
49	14
48	15
41	16
END_36f1
# Data: Figures of those asked for
$d4 << END_7a76
32	17
END_7a76
# Series 1: Intervals
# Series 2: Intervals of those asked for
# Series 3: Figures
# Series 4: Figures of those asked for
plot $d1 using 1:2:3:4 with xerrorbars ps 0 lw 1.5 lc rgb '#2073BC' title 'Intervals', $d2 using 1:2:3:4 with xerrorbars ps 0 lw 2.5 lc rgb '#801650' title 'Intervals of those asked for', $d3 using 1:2 with points pt 7 ps 0.7 lc rgb '#12436D' title 'Figures', $d4 using 1:2 with points pt 13 ps 1.4 lc rgb '#801650' title 'Figures of those asked for'
unset output
