#include "source.h"

#include "lode/memory.h"
#include "lode/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#ifdef LODE_HAVE_ZSTD
#include <zstd.h>
#endif

enum { BLOCK = 256 * 1024, MAGIC = 4 };

typedef enum { NOT_KNOWN, PLAIN, GZIP, ZSTD } packing;

struct lode_source {
    int fd;     /* -1: memory, which lies in held and is somebody else's */
    bool ended; /* nothing more to read from fd */
    packing packing;
    bool whole; /* compressed input: the last member is complete */
    char *held; /* bytes read and not yet used: held[used .. filled) */
    size_t used, filled;
    z_stream gzip;
#ifdef LODE_HAVE_ZSTD
    ZSTD_DStream *zstd;
#endif
    lode_slice whole_file; /* {NULL, 0}: it is read bit by bit */
    bool digesting;
    lode_sha256 sha;
    char digest[65];
};

lode_status lode_source_open(lode_source **source, const char *path, bool digest,
                             lode_error *error) {
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        int why = errno;
        lode_fail(error, LODE_SYSTEM, "cannot open %s: %s", path, strerror(why));
        return why == ENOENT ? lode_fail_hint(error, "is the name spelt right?") : LODE_SYSTEM;
    }
    struct stat about;
    if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
        if (!standard)
            close(fd);
        return lode_fail(error, LODE_SYSTEM, "%s is a folder, not a file", path);
    }
    lode_source *s = lode_allocate(1, sizeof *s);
    s->fd = fd;
    s->digesting = digest;
    lode_sha256_start(&s->sha);
    *source = s;
    return LODE_OK;
}

lode_source *lode_source_memory(lode_slice bytes) {
    lode_source *s = lode_allocate(1, sizeof *s);
    s->fd = -1;
    s->ended = true;
    s->packing = PLAIN;
    s->held = (char *)(uintptr_t)bytes.p; /* nobody writes to it */
    s->filled = bytes.n;
    return s;
}

size_t lode_source_size(const lode_source *source) {
    return source->fd < 0 ? source->filled : SIZE_MAX;
}

void lode_source_close(lode_source *source) {
    if (!source)
        return;
    if (source->fd > STDIN_FILENO)
        close(source->fd);
    if (source->packing == GZIP)
        inflateEnd(&source->gzip);
#ifdef LODE_HAVE_ZSTD
    ZSTD_freeDStream(source->zstd);
#endif
    lode_source_let_go(source->whole_file);
    if (source->fd >= 0)
        free(source->held);
    free(source);
}

/* ---- the file itself in memory ---- */

enum { BEHIND = 4096 /* readable bytes after the file */ };

static bool is_compressed(const char *p, size_t n) {
    return (n >= 2 && memcmp(p, "\x1f\x8b", 2) == 0) ||
           (n >= 4 && memcmp(p, "\x28\xb5\x2f\xfd", 4) == 0);
}

/* What is small is read: fewer pages to be visited for the first time than the file itself has. */
static bool is_small(size_t n) {
    enum { SMALL = 4 << 20 };
    return n <= SMALL;
}

static char *read_whole(int fd, size_t n) {
    char *room = lode_reallocate(NULL, n + BEHIND, 1);
    size_t got = 0;
    ssize_t more;
    while (got < n && ((more = pread(fd, room + got, n - got, (off_t)got)) > 0 ||
                       (more < 0 && errno == EINTR)))
        got += more > 0 ? (size_t)more : 0;
    if (got == n)
        return room;
    free(room);
    return NULL;
}

static char *map_pages(int fd, size_t n) {
    char *room = mmap(NULL, n + BEHIND, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return NULL;
    if (mmap(room, n, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) != MAP_FAILED)
        return room;
    munmap(room, n + BEHIND);
    return NULL;
}

static bool hold_file(lode_source *s) {
    struct stat about;
    if (s->filled || s->ended || fstat(s->fd, &about) != 0 || !S_ISREG(about.st_mode) ||
        about.st_size == 0 || lseek(s->fd, 0, SEEK_CUR) != 0)
        return false;
    const size_t n = (size_t)about.st_size;
    const lode_slice whole = {is_small(n) ? read_whole(s->fd, n) : map_pages(s->fd, n), n};
    if (!whole.p || is_compressed(whole.p, n)) {
        lode_source_let_go(whole);
        return false;
    }
    s->whole_file = whole;
    if (s->digesting) {
        lode_sha256_add(&s->sha, whole.p, n);
        lode_sha256_end(&s->sha, s->digest);
        s->digesting = false;
    }
    return true;
}

bool lode_source_whole(lode_source *s, lode_slice *bytes) {
    const bool memory = s->fd < 0;
    if (!memory && !hold_file(s))
        return false;
    *bytes = memory ? (lode_slice){s->held, s->filled} : s->whole_file;
    return true;
}

lode_slice lode_source_give_up_whole(lode_source *s) {
    const lode_slice whole = s->whole_file;
    s->whole_file = (lode_slice){NULL, 0};
    return whole;
}

void lode_source_let_go(lode_slice whole) {
    char *room = (char *)(uintptr_t)whole.p;
    if (is_small(whole.n))
        free(room);
    else if (room)
        munmap(room, whole.n + BEHIND);
}

void lode_source_go_on(lode_source *s, size_t at) {
    s->packing = PLAIN;
    if (s->fd < 0)
        s->used = at;
    else if (lseek(s->fd, (off_t)at, SEEK_SET) < 0)
        s->ended = true;
}

const char *lode_source_digest(lode_source *source) {
    return source->digest;
}

/* Up to room bytes as they lie on disk; none only at the end. */
static lode_status read_some(lode_source *s, char *into, size_t room, size_t *got,
                             lode_error *error) {
    ssize_t n;
    do
        n = read(s->fd, into, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return lode_fail(error, LODE_SYSTEM, "cannot be read: %s", strerror(errno));
    *got = (size_t)n;
    s->ended = n == 0;
    if (s->digesting)
        lode_sha256_add(&s->sha, into, *got);
    if (s->ended && s->digesting && !s->digest[0])
        lode_sha256_end(&s->sha, s->digest);
    return LODE_OK;
}

/* Have at least one unused byte in held, unless the input has ended; the first time, the magic
 * bytes together. */
static lode_status refill(lode_source *s, lode_error *error) {
    if (s->used < s->filled || s->ended)
        return LODE_OK;
    if (!s->held)
        s->held = lode_reallocate(NULL, BLOCK, 1); /* a file that is held whole needs none */
    s->used = s->filled = 0;
    do {
        size_t got = 0;
        lode_status status = read_some(s, s->held + s->filled, BLOCK - s->filled, &got, error);
        if (status != LODE_OK)
            return status;
        s->filled += got;
    } while (s->packing == NOT_KNOWN && s->filled < MAGIC && !s->ended);
    return LODE_OK;
}

static lode_status start_packing(lode_source *s, lode_error *error) {
    const unsigned char *magic = (const unsigned char *)s->held;
    s->packing = PLAIN;
    if (s->filled >= 2 && magic[0] == 0x1f && magic[1] == 0x8b) {
        s->packing = GZIP;
        if (inflateInit2(&s->gzip, 16 + MAX_WBITS) != Z_OK)
            return lode_fail(error, LODE_SYSTEM, "cannot be read as gzip: no memory");
    } else if (s->filled >= 4 && memcmp(magic, "\x28\xb5\x2f\xfd", 4) == 0) {
#ifdef LODE_HAVE_ZSTD
        s->packing = ZSTD;
        s->zstd = ZSTD_createDStream();
        if (!s->zstd)
            return lode_fail(error, LODE_SYSTEM, "cannot be read as zstd: no memory");
#else
        lode_fail(error, LODE_SYSTEM, "compressed with zstd, which this build cannot read");
        return lode_fail_hint(error,
                              "install libzstd-dev and build again, or: zstd -dc FILE | ...");
#endif
    }
    return LODE_OK;
}

static lode_status damaged(const char *what, lode_error *error) {
    lode_fail(error, LODE_DATA, "%s", what);
    return lode_fail_hint(error, "fetch the file again: it is cut short or damaged");
}

static lode_status read_gzip(lode_source *s, char *into, size_t room, size_t *got,
                             lode_error *error) {
    s->gzip.next_in = (Bytef *)s->held + s->used;
    s->gzip.avail_in = (uInt)(s->filled - s->used);
    s->gzip.next_out = (Bytef *)into;
    s->gzip.avail_out = (uInt)room;
    int result = inflate(&s->gzip, Z_NO_FLUSH);
    s->used = s->filled - s->gzip.avail_in;
    *got = room - s->gzip.avail_out;
    s->whole = result == Z_STREAM_END;
    if (s->whole)
        inflateReset(&s->gzip); /* a further member may follow */
    else if (result != Z_OK && result != Z_BUF_ERROR)
        return damaged("not valid gzip", error);
    return LODE_OK;
}

static lode_status read_zstd(lode_source *s, char *into, size_t room, size_t *got,
                             lode_error *error) {
#ifdef LODE_HAVE_ZSTD
    ZSTD_inBuffer in = {s->held, s->filled, s->used};
    ZSTD_outBuffer out = {into, room, 0};
    size_t left = ZSTD_decompressStream(s->zstd, &out, &in);
    if (ZSTD_isError(left))
        return damaged("not valid zstd", error);
    s->used = in.pos;
    *got = out.pos;
    s->whole = left == 0;
#else
    (void)s, (void)into, (void)room, (void)got, (void)error;
#endif
    return LODE_OK;
}

static lode_status read_held(lode_source *s, char *into, size_t room, size_t *got) {
    size_t n = s->filled - s->used < room ? s->filled - s->used : room;
    memcpy(into, s->held + s->used, n);
    s->used += n;
    *got = n;
    return LODE_OK;
}

lode_status lode_source_read(lode_source *s, char *into, size_t room, size_t *got,
                             lode_error *error) {
    lode_status status = LODE_OK;
    *got = 0;
    while (*got < room && status == LODE_OK) {
        size_t more = 0;
        const bool straight = s->packing == PLAIN && s->used == s->filled;
        if (straight && s->ended)
            break;
        if (!straight)
            status = refill(s, error);
        if (status == LODE_OK && s->packing == NOT_KNOWN)
            status = start_packing(s, error);
        if (status != LODE_OK || (!straight && s->used == s->filled))
            break;
        status = straight             ? read_some(s, into + *got, room - *got, &more, error)
                 : s->packing == GZIP ? read_gzip(s, into + *got, room - *got, &more, error)
                 : s->packing == ZSTD ? read_zstd(s, into + *got, room - *got, &more, error)
                                      : read_held(s, into + *got, room - *got, &more);
        *got += more;
    }
    if (status == LODE_OK && *got < room && s->packing > PLAIN && !s->whole)
        return damaged("the compressed data end too early", error);
    return status;
}
