/* Large pages are asked for by madvise and come where all of one lies in what was asked for and
 * none of it has been touched. */
#include "large_pages.h"

#include "lode/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGE = 4096, LARGE_PAGE = 2 << 20 };

#ifdef MADV_HUGEPAGE
/* From the first page to the last, whosever they are beside: a mapping of which only a part is told
 * of could not be moved to where it has room to grow. */
void *lode_in_large_pages(void *memory, size_t bytes) {
    enum { LARGE = 2 * LARGE_PAGE };
    const uintptr_t start = (uintptr_t)memory / PAGE * PAGE;
    const uintptr_t end = ((uintptr_t)memory + bytes + PAGE - 1) / PAGE * PAGE;
    if (bytes >= LARGE)
        madvise((void *)start, end - start, MADV_HUGEPAGE);
    return memory;
}
#else
void *lode_in_large_pages(void *memory, size_t bytes) {
    (void)bytes;
    return memory;
}
#endif

#if defined __GLIBC__ && defined MADV_HUGEPAGE
#include <malloc.h>

/* The heap begins with one page of its own, where malloc notes what it has, and goes on where large
 * pages do: one that has been touched before the system is told stays small. Address space that
 * nobody touches costs nothing. */
void lode_memory_prepare(void) {
    enum { AT_FIRST = 64 << 20, AFTER_THAT = 1 << 20, OWN_MAPPING = 32 << 20 };
    const size_t skip = (size_t) - ((uintptr_t)sbrk(0) + PAGE) % LARGE_PAGE;
    if (sbrk((intptr_t)skip) == (void *)-1)
        return;
    mallopt(M_TRIM_THRESHOLD, 2 * AT_FIRST);
    mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
    mallopt(M_TOP_PAD, AT_FIRST);
    char *large = (char *)sbrk(0) + PAGE;
    void *volatile first = malloc(1); /* that the compiler may not leave out: now the heap begins */
    free(first);
    mallopt(M_TOP_PAD, AFTER_THAT); /* also where there was not so much address space */
    char *end = sbrk(0);
    if (end > large)
        madvise(large, (size_t)(end - large), MADV_HUGEPAGE);
}
#else
void lode_memory_prepare(void) {
}
#endif
