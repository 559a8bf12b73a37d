#!/usr/bin/gnuplot -c
# Figure: 6 of 7 schools: 32% to 69% in 2023/24
# Alt: 7 small charts on the same axes. Line chart. Pupils reaching the expected standard in reading, writing and maths, 2016/17 to 2023/24. Figures from 2017/18 on are not comparable with earlier ones. Not shown: 2019/20, 2020/21 (no published results). Not shown: 2021/22 (no school results). In 2023/24: Anchor Quay Primary School 67%, Brackenshore Primary School 48%, Cockle Row Primary School 32%, Dunlin Marsh Church of England Primary School 69%, Eddystrand Primary School 51%, Shingle Bank Primary School 59% and 2 more.
# Made by: lode-plot multiples data.csv
# Run: gnuplot -d -c ks2_rwm_exp_percent_900001_900002_900003_900004_900005_900006_900025.gp [svg|png|pdf|dumb] [OUTFILE]
if (!exists("ARGC")) ARGC = 0
fmt = ARGC > 0 ? ARG1 : 'svg'
if (strstrt(' svg png pdf dumb ', ' '.fmt.' ') == 0) { exit error 'formats are svg, png, pdf and dumb' }
if (fmt eq 'svg') { set terminal svg size 720,598 dynamic noenhanced font 'Arial,Helvetica,sans-serif,13' name 'ks2_rwm_exp_percent_900001_900002_900003_900004_900005_900006_900025' background '#FFFFFF' }
if (fmt eq 'png') { set terminal pngcairo size 1440,1196 noenhanced font 'Arial,13' fontscale 1.5 linewidth 2 pointscale 2 background '#FFFFFF' }
if (fmt eq 'pdf') { set terminal pdfcairo size 18cm,14.95cm noenhanced font 'Arial,13' fontscale 0.53 linewidth 1.4 pointscale 0.7 }
if (fmt eq 'dumb') { set terminal dumb 110,42 noenhanced }
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
set lmargin at screen 0
set rmargin at screen 1
set tmargin at screen 1
set bmargin at screen 0
unset grid
unset border
unset tics
set xrange [0:720]
set yrange [598:0]
set label '6 of 7 schools: 32% to 69% in 2023/24' at screen 0.0167, screen 0.9645 left font ',18' tc rgb '#0B0C0C'
set label 'Pupils reaching the expected standard in reading, writing and maths (%, axis from 0% to 100%)' at screen 0.0167, screen 0.9321 left font ',13' tc rgb '#0B0C0C'
set label 'Definition changed in 2017/18: the standards for teacher-assessed writing changed in 2018, so the combined' at screen 0.0167, screen 0.0939 left font ',11' tc rgb '#595959'
set label 'figure is not comparable with earlier years. England: State-funded schools. Vertical bars: 95% interval by' at screen 0.0167, screen 0.0709 left font ',11' tc rgb '#595959'
set label 'Wilson''s method. c = suppressed: Hollin Cross Church of England Primary School 2016/17, 2018/19, 2022/23,' at screen 0.0167, screen 0.0479 left font ',11' tc rgb '#595959'
set label '2023/24. Dashed: England, 61% in 2023/24. Shaded: no published results, no school results.' at screen 0.0167, screen 0.0249 left font ',11' tc rgb '#595959'
set object rectangle from screen 0.168, screen 0.6944 to screen 0.2315, screen 0.8482 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.2315, screen 0.6944 to screen 0.2633, screen 0.8482 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.1045, screen 0.6944 to screen 0.1045, screen 0.8482 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.6944 to screen 0.3193, screen 0.6944 nohead back lc rgb '#8A8A8A' lw 1 }
set label '0%' at screen 0.0664, screen 0.6944 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.7252 to screen 0.3193, screen 0.7252 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.7559 to screen 0.3193, screen 0.7559 nohead back lc rgb '#E3E3E3' lw 1 }
set label '40%' at screen 0.0664, screen 0.7559 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.7867 to screen 0.3193, screen 0.7867 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.8175 to screen 0.3193, screen 0.8175 nohead back lc rgb '#E3E3E3' lw 1 }
set label '80%' at screen 0.0664, screen 0.8175 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.8482 to screen 0.3193, screen 0.8482 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.1029, screen 0.6777 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.3109, screen 0.6777 center font ',11' tc rgb '#595959'
set label 'Anchor Quay Primary School' at screen 0.0747, screen 0.8616 left font ',11' tc rgb '#595959'
set label '67%' at screen 0.3206, screen 0.7975 left font ',13' tc rgb '#0B0C0C'
set object rectangle from screen 0.4792, screen 0.6944 to screen 0.5427, screen 0.8482 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.5427, screen 0.6944 to screen 0.5745, screen 0.8482 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.4157, screen 0.6944 to screen 0.4157, screen 0.8482 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.6944 to screen 0.6305, screen 0.6944 nohead back lc rgb '#8A8A8A' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.7252 to screen 0.6305, screen 0.7252 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.7559 to screen 0.6305, screen 0.7559 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.7867 to screen 0.6305, screen 0.7867 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.8175 to screen 0.6305, screen 0.8175 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.8482 to screen 0.6305, screen 0.8482 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.4141, screen 0.6777 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.6221, screen 0.6777 center font ',11' tc rgb '#595959'
set label 'Brackenshore Primary School' at screen 0.3859, screen 0.8616 left font ',11' tc rgb '#595959'
set label '48%' at screen 0.6319, screen 0.7682 left font ',13' tc rgb '#0B0C0C'
set object rectangle from screen 0.7904, screen 0.6944 to screen 0.8539, screen 0.8482 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.8539, screen 0.6944 to screen 0.8857, screen 0.8482 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.7269, screen 0.6944 to screen 0.7269, screen 0.8482 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.6944 to screen 0.9417, screen 0.6944 nohead back lc rgb '#8A8A8A' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.7252 to screen 0.9417, screen 0.7252 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.7559 to screen 0.9417, screen 0.7559 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.7867 to screen 0.9417, screen 0.7867 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.8175 to screen 0.9417, screen 0.8175 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.8482 to screen 0.9417, screen 0.8482 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.7253, screen 0.6777 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.9333, screen 0.6777 center font ',11' tc rgb '#595959'
set label 'Cockle Row Primary School' at screen 0.6971, screen 0.8616 left font ',11' tc rgb '#595959'
set label '32%' at screen 0.9431, screen 0.7436 left font ',13' tc rgb '#0B0C0C'
set object rectangle from screen 0.168, screen 0.4335 to screen 0.2315, screen 0.5874 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.2315, screen 0.4335 to screen 0.2633, screen 0.5874 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.1045, screen 0.4335 to screen 0.1045, screen 0.5874 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.4335 to screen 0.3193, screen 0.4335 nohead back lc rgb '#8A8A8A' lw 1 }
set label '0%' at screen 0.0664, screen 0.4335 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.4643 to screen 0.3193, screen 0.4643 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.4951 to screen 0.3193, screen 0.4951 nohead back lc rgb '#E3E3E3' lw 1 }
set label '40%' at screen 0.0664, screen 0.4951 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.5258 to screen 0.3193, screen 0.5258 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.5566 to screen 0.3193, screen 0.5566 nohead back lc rgb '#E3E3E3' lw 1 }
set label '80%' at screen 0.0664, screen 0.5566 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.5874 to screen 0.3193, screen 0.5874 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.1029, screen 0.4168 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.3109, screen 0.4168 center font ',11' tc rgb '#595959'
set label 'Dunlin Marsh Church of England' at screen 0.0747, screen 0.6237 left font ',11' tc rgb '#595959'
set label 'Primary School' at screen 0.0747, screen 0.6008 left font ',11' tc rgb '#595959'
set label '69%' at screen 0.3206, screen 0.5397 left font ',13' tc rgb '#0B0C0C'
set object rectangle from screen 0.4792, screen 0.4335 to screen 0.5427, screen 0.5874 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.5427, screen 0.4335 to screen 0.5745, screen 0.5874 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.4157, screen 0.4335 to screen 0.4157, screen 0.5874 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.4335 to screen 0.6305, screen 0.4335 nohead back lc rgb '#8A8A8A' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.4643 to screen 0.6305, screen 0.4643 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.4951 to screen 0.6305, screen 0.4951 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.5258 to screen 0.6305, screen 0.5258 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.5566 to screen 0.6305, screen 0.5566 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.3859, screen 0.5874 to screen 0.6305, screen 0.5874 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.4141, screen 0.4168 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.6221, screen 0.4168 center font ',11' tc rgb '#595959'
set label 'Eddystrand Primary School' at screen 0.3859, screen 0.6008 left font ',11' tc rgb '#595959'
set label '51%' at screen 0.6319, screen 0.512 left font ',13' tc rgb '#0B0C0C'
set object rectangle from screen 0.7904, screen 0.4335 to screen 0.8539, screen 0.5874 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.8539, screen 0.4335 to screen 0.8857, screen 0.5874 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.7269, screen 0.4335 to screen 0.7269, screen 0.5874 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.4335 to screen 0.9417, screen 0.4335 nohead back lc rgb '#8A8A8A' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.4643 to screen 0.9417, screen 0.4643 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.4951 to screen 0.9417, screen 0.4951 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.5258 to screen 0.9417, screen 0.5258 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.5566 to screen 0.9417, screen 0.5566 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.6971, screen 0.5874 to screen 0.9417, screen 0.5874 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.7253, screen 0.4168 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.9333, screen 0.4168 center font ',11' tc rgb '#595959'
set label 'Shingle Bank Primary School' at screen 0.6971, screen 0.6008 left font ',11' tc rgb '#595959'
set label '59%' at screen 0.9431, screen 0.5243 left font ',13' tc rgb '#0B0C0C'
set object rectangle from screen 0.168, screen 0.1727 to screen 0.2315, screen 0.3265 behind fc rgb '#F0F0F0' fs solid noborder
set object rectangle from screen 0.2315, screen 0.1727 to screen 0.2633, screen 0.3265 behind fc rgb '#F0F0F0' fs solid noborder
if (fmt ne 'dumb') { set arrow from screen 0.1045, screen 0.1727 to screen 0.1045, screen 0.3265 nohead back lc rgb '#595959' lw 1 dt (3,3) }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.1727 to screen 0.3193, screen 0.1727 nohead back lc rgb '#8A8A8A' lw 1 }
set label '0%' at screen 0.0664, screen 0.1727 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.2034 to screen 0.3193, screen 0.2034 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.2342 to screen 0.3193, screen 0.2342 nohead back lc rgb '#E3E3E3' lw 1 }
set label '40%' at screen 0.0664, screen 0.2342 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.265 to screen 0.3193, screen 0.265 nohead back lc rgb '#E3E3E3' lw 1 }
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.2957 to screen 0.3193, screen 0.2957 nohead back lc rgb '#E3E3E3' lw 1 }
set label '80%' at screen 0.0664, screen 0.2957 right font ',13' tc rgb '#0B0C0C'
if (fmt ne 'dumb') { set arrow from screen 0.0747, screen 0.3265 to screen 0.3193, screen 0.3265 nohead back lc rgb '#E3E3E3' lw 1 }
set label '2016/17' at screen 0.1029, screen 0.1559 center font ',11' tc rgb '#595959'
set label '2023/24' at screen 0.3109, screen 0.1559 center font ',11' tc rgb '#595959'
set label 'Hollin Cross Church of England' at screen 0.0747, screen 0.3629 left font ',11' tc rgb '#595959'
set label 'Primary School' at screen 0.0747, screen 0.3399 left font ',11' tc rgb '#595959'
set label 'c' at screen 0.0886, screen 0.1844 center font ',11' tc rgb '#595959'
set label 'c' at screen 0.1521, screen 0.1844 center font ',11' tc rgb '#595959'
set label 'c' at screen 0.2792, screen 0.1844 center font ',11' tc rgb '#595959'
set label 'c' at screen 0.3109, screen 0.1844 center font ',11' tc rgb '#595959'
# Columns: year, value, interval low and high, code.
# Data: England
$d1 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Anchor Quay Primary School
$d2 << END_2ab5
2017	72	59.243564092	81.978327174

2018	75	62.42712666	84.415931597
2019	86	74.59890627	92.779130287

2023	76	63.618720004	85.151151496
2024	67	54.06274222	77.790537395
END_2ab5
# Data: England
$d3 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Brackenshore Primary School
$d4 << END_fed8
2017	49	34.765962029	63.398057577

2018	45	30.705307811	60.170908201
2019	67	51.889349052	79.261492059

2023	48	34.002780059	62.318402356
2024	48	34.002780059	62.318402356
END_fed8
# Data: England
$d5 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Cockle Row Primary School
$d6 << END_4421
2017	50	32.633127457	67.366872543

2018	62	43.936499161	77.256225675
2019	63	45.191006154	77.857645624

2023	41	24.72687996	59.515110575
2024	32	17.824237542	50.51892143
END_4421
# Data: England
$d7 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Dunlin Marsh Church of England Primary School
$d8 << END_7a75
2017	33	18.970342945	50.889112423

2018	46	29.16463899	63.800507448
2019	30	16.127386327	48.854814862

2023	31	17.249399624	49.195452719
2024	69	50.804547281	82.750600376
END_7a75
# Data: England
$d9 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Eddystrand Primary School
$d10 << END_0a6d
2017	54	40.887481242	66.581210053

2018	34	22.981102218	47.073103757
2019	43	30.897813385	56.000901729

2023	49	36.501772078	61.624505592
2024	51	38.375494408	63.498227922
END_0a6d
# Data: England
$d11 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Shingle Bank Primary School
$d12 << END_b2fa
2017	54	36.199492552	70.83536101

2018	86	69.196890323	94.381284185
2019	61	42.679643985	76.66620331

2023	63	44.264721024	78.496848203
2024	59	41.093246205	74.801297422
END_b2fa
# Data: England
$d13 << END_878c
2017	62	NaN	NaN

2018	65	NaN	NaN
2019	65	NaN	NaN

2023	60	NaN	NaN
2024	61	NaN	NaN
END_878c
# Data: Hollin Cross Church of England Primary School
$d14 << END_487a
2017	NaN	NaN	NaN	c

2018	57	24.945782086	84.093591823

2019	NaN	NaN	NaN	c

2023	NaN	NaN	NaN	c

2024	NaN	NaN	NaN	c
END_487a
# Series 1: England
# Series 2: Anchor Quay Primary School, interval
# Series 3: Anchor Quay Primary School
# Series 4: England
# Series 5: Brackenshore Primary School, interval
# Series 6: Brackenshore Primary School
# Series 7: England
# Series 8: Cockle Row Primary School, interval
# Series 9: Cockle Row Primary School
# Series 10: England
# Series 11: Dunlin Marsh Church of England Primary School, interval
# Series 12: Dunlin Marsh Church of England Primary School
# Series 13: England
# Series 14: Eddystrand Primary School, interval
# Series 15: Eddystrand Primary School
# Series 16: England
# Series 17: Shingle Bank Primary School, interval
# Series 18: Shingle Bank Primary School
# Series 19: England
# Series 20: Hollin Cross Church of England Primary School, interval
# Series 21: Hollin Cross Church of England Primary School
plot $d1 using (-46058.2667+(22.8666667)*$1):(182.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d2 using (-46058.2667+(22.8666667)*$1):(182.75+(-0.92)*$2):(182.75+(-0.92)*$3):(182.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d2 using (-46058.2667+(22.8666667)*$1):(182.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Anchor Quay Primary School', $d3 using (-45834.2+(22.8666667)*$1):(182.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d4 using (-45834.2+(22.8666667)*$1):(182.75+(-0.92)*$2):(182.75+(-0.92)*$3):(182.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d4 using (-45834.2+(22.8666667)*$1):(182.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Brackenshore Primary School', $d5 using (-45610.1333+(22.8666667)*$1):(182.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d6 using (-45610.1333+(22.8666667)*$1):(182.75+(-0.92)*$2):(182.75+(-0.92)*$3):(182.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d6 using (-45610.1333+(22.8666667)*$1):(182.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Cockle Row Primary School', $d7 using (-46058.2667+(22.8666667)*$1):(338.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d8 using (-46058.2667+(22.8666667)*$1):(338.75+(-0.92)*$2):(338.75+(-0.92)*$3):(338.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d8 using (-46058.2667+(22.8666667)*$1):(338.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Dunlin Marsh Church of England Primary School', $d9 using (-45834.2+(22.8666667)*$1):(338.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d10 using (-45834.2+(22.8666667)*$1):(338.75+(-0.92)*$2):(338.75+(-0.92)*$3):(338.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d10 using (-45834.2+(22.8666667)*$1):(338.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Eddystrand Primary School', $d11 using (-45610.1333+(22.8666667)*$1):(338.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d12 using (-45610.1333+(22.8666667)*$1):(338.75+(-0.92)*$2):(338.75+(-0.92)*$3):(338.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d12 using (-45610.1333+(22.8666667)*$1):(338.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Shingle Bank Primary School', $d13 using (-46058.2667+(22.8666667)*$1):(494.75+(-0.92)*$2) with linespoints ls 5 lw 1.5 ps 0.3 title 'England', $d14 using (-46058.2667+(22.8666667)*$1):(494.75+(-0.92)*$2):(494.75+(-0.92)*$3):(494.75+(-0.92)*$4) with yerrorbars ls 1 lw 1 ps 0 notitle, $d14 using (-46058.2667+(22.8666667)*$1):(494.75+(-0.92)*$2) with linespoints ls 1 ps 0.6 title 'Hollin Cross Church of England Primary School'
unset output
