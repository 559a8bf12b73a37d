/* Memory in large pages, where the system has such: see lode_memory_prepare. */
#ifndef LODE_LARGE_PAGES_H
#define LODE_LARGE_PAGES_H

#include <stddef.h>

/* Have what was allocated, if it is large, in large pages from here on: those that nobody has
 * touched yet. Returns memory. */
void *lode_in_large_pages(void *memory, size_t bytes);

#endif
