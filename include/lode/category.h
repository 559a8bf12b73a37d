/* Categories: the words, or numbers, of a column that says which kind something is. */
#ifndef LODE_CATEGORY_H
#define LODE_CATEGORY_H

/* The order of categories, for qsort of lode_slice: numbers by what they are, other words by their
 * bytes. */
int lode_category_order(const void *a, const void *b);

#endif
