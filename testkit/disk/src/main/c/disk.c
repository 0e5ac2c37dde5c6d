/*
 * A library to preload into a process (LD_PRELOAD), which keeps a journal of everything that the
 * process does to the files of one folder: see SimulatedDisk.java for what is made of it.
 *
 * DISK_FOLDER   the folder, absolute and without links
 * DISK_JOURNAL  the journal, outside of the folder; appended to
 * DISK_CONTROL  which syncs fail: struct control, shared with the test
 *
 * Each call is done and journaled under one lock, so that the journal's order is the order in which
 * things happened. A sync is journaled and not done: only the journal's disk ever loses power.
 * Calls go to the kernel directly, so that the library needs nothing but the oldest libc.
 */
#include "disk.h"

#define MAX_FILES 65536
const char built_from[] __attribute__((used)) = "built from sha256 " SOURCE_HASH;

struct control {
  int32_t failures_left; /* of syncs; counted down */
  int32_t failed;        /* counted up */
  int32_t sync_micros;   /* how long a sync takes */
  char suffix[52];       /* of the files whose syncs fail */
};

struct descriptor {
  uint64_t file; /* its inode; 0: not ours */
  uint8_t synchronous;
  uint8_t append;
  uint8_t folder;
  uint8_t fault_untold; /* the error of another descriptor's sync, which each is told once */
};

pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct descriptor descriptors[MAX_FILES];
static struct control *control;
static const char *folder;
static size_t folder_length;
static int journal = -1;

static void die(const char *what) {
  dprintf(2, "simulated disk: %s: errno %d\n", what, errno);
  _exit(99);
}

__attribute__((constructor)) static void start(void) {
  const char *journal_path = getenv("DISK_JOURNAL"), *control_path = getenv("DISK_CONTROL");
  folder = getenv("DISK_FOLDER");
  if (!folder || !journal_path || !control_path) {
    folder = NULL;
    return;
  }
  folder_length = strlen(folder);
  journal = syscall(SYS_openat, AT_FDCWD, journal_path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  int shared = syscall(SYS_openat, AT_FDCWD, control_path, O_RDWR | O_CLOEXEC, 0);
  control = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
  if (journal < 0 || shared < 0 || control == MAP_FAILED) die("cannot open journal or control");
  syscall(SYS_close, shared);
}


/* --- the journal --- */

static void append(struct entry entry, const struct iovec *parts, int count) {
  struct iovec all[count + 1];
  size_t size = 0;
  for (int i = 0; i < count; i++) {
    all[i + 1] = parts[i];
    size += parts[i].iov_len;
  }
  entry.size = size;
  all[0] = (struct iovec){&entry, sizeof entry};
  int error = errno;
  if (syscall(SYS_writev, journal, all, count + 1) != (long)(size + sizeof entry)) die("cannot append");
  errno = error;
}

static void note(struct entry entry) {
  append(entry, NULL, 0);
}

void note_paths(struct entry entry, const char *one, const char *two) {
  struct iovec parts[] = {{(void *)one, strlen(one)}, {"", 1}, {(void *)two, strlen(two)}};
  append(entry, parts, *two ? 3 : 1);
}

/* --- which files are ours --- */

int absolute(int at, const char *path, char *full) {
  if (!folder || !path) return 0;
  if (path[0] == '/') {
    snprintf(full, PATH_MAX, "%s", path);
  } else {
    char where[PATH_MAX], link[64];
    snprintf(link, sizeof link, at == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", at);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, where, sizeof where - 1);
    if (length < 0) return 0;
    where[length] = 0;
    if (snprintf(full, PATH_MAX, "%s/%s", where, path) >= PATH_MAX) return 0;
  }
  return strncmp(full, folder, folder_length) == 0 && (full[folder_length] == '/' || !full[folder_length]);
}

static struct descriptor *ours(int fd) {
  return fd >= 0 && fd < MAX_FILES && descriptors[fd].file ? &descriptors[fd] : NULL;
}

static uint64_t inode(int fd, mode_t *mode) {
  struct stat stat;
  if (syscall(SYS_fstat, fd, &stat)) die("cannot stat");
  *mode = stat.st_mode;
  return stat.st_ino;
}

static int ends_with(const char *text, const char *suffix) {
  size_t length = strlen(text), end = strlen(suffix);
  return length >= end && strcmp(text + length - end, suffix) == 0;
}

/* --- opening and closing --- */

static int opened(int at, const char *path, int flags, mode_t mode) {
  char full[PATH_MAX];
  if ((flags & O_PATH) || !absolute(at, path, full))
    return (int)(syscall(SYS_openat, at, path, flags, mode));
  pthread_mutex_lock(&lock);
  int there = syscall(SYS_faccessat, AT_FDCWD, full, F_OK) == 0;
  int fd = (int)(syscall(SYS_openat, at, path, flags, mode));
  if (fd >= MAX_FILES) die("too many open files");
  if (fd >= 0) {
    struct descriptor *descriptor = &descriptors[fd];
    mode_t kind;
    *descriptor = (struct descriptor){.file = inode(fd, &kind)};
    descriptor->folder = S_ISDIR(kind);
    descriptor->synchronous = (flags & O_DSYNC) != 0;
    descriptor->append = (flags & O_APPEND) != 0;
    if (!descriptor->folder) {
      note_paths((struct entry){.operation = OPENED, .created = !there, .file = descriptor->file}, full, "");
      if (there && (flags & O_TRUNC)) note((struct entry){.operation = RESIZED, .file = descriptor->file});
    }
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

static mode_t mode_of(int flags, va_list more) {
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, mode_t) : 0;
}

EXPORT int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, more);
  va_end(more);
  return opened(AT_FDCWD, path, flags, mode);
}
ALSO(open, open64)
EXPORT int openat(int at, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, more);
  va_end(more);
  return opened(at, path, flags, mode);
}
ALSO(openat, openat64)
EXPORT int creat(const char *path, mode_t mode) {
  return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
ALSO(creat, creat64)

static void forget(int fd) {
  if (ours(fd)) {
    pthread_mutex_lock(&lock);
    descriptors[fd] = (struct descriptor){0};
    pthread_mutex_unlock(&lock);
  }
}

EXPORT int close(int fd) {
  forget(fd);
  return (int)(syscall(SYS_close, fd));
}

static int duplicated(int from, int to) {
  if (to >= 0 && to < MAX_FILES && (ours(from) || ours(to))) {
    pthread_mutex_lock(&lock);
    descriptors[to] = descriptors[from];
    pthread_mutex_unlock(&lock);
  }
  return to;
}
EXPORT int dup(int from) {
  return duplicated(from, (int)(syscall(SYS_dup, from)));
}
EXPORT int dup2(int from, int to) {
  return duplicated(from, (int)(syscall(SYS_dup2, from, to)));
}
EXPORT int dup3(int from, int to, int flags) {
  return duplicated(from, (int)(syscall(SYS_dup3, from, to, flags)));
}

/* --- writing --- */

static off_t end_of(int fd) {
  struct stat stat;
  if (syscall(SYS_fstat, fd, &stat)) die("cannot stat");
  return stat.st_size;
}

/* offset -1: where the descriptor stands. */
static ssize_t written(int fd, const struct iovec *parts, int count, off_t offset) {
  struct descriptor *descriptor = ours(fd);
  if (!descriptor || descriptor->folder)
    return offset < 0 ? syscall(SYS_writev, fd, parts, count)
                      : syscall(SYS_pwritev, fd, parts, count, offset, 0);
  pthread_mutex_lock(&lock);
  off_t at = descriptor->append ? end_of(fd) : offset < 0 ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : offset;
  long done = offset < 0 ? syscall(SYS_writev, fd, parts, count)
                         : syscall(SYS_pwritev, fd, parts, count, offset, 0);
  if (done > 0) {
    struct iovec kept[count];
    size_t left = done;
    for (int i = 0; i < count; i++) {
      kept[i] = parts[i];
      if (kept[i].iov_len > left) kept[i].iov_len = left;
      left -= kept[i].iov_len;
    }
    append((struct entry){.operation = WRITTEN, .file = descriptor->file, .offset = at}, kept, count);
    if (descriptor->synchronous) note((struct entry){.operation = SYNCED, .file = descriptor->file});
  }
  pthread_mutex_unlock(&lock);
  return done;
}

EXPORT ssize_t write(int fd, const void *bytes, size_t size) {
  struct iovec part = {(void *)bytes, size};
  return ours(fd) ? written(fd, &part, 1, -1) : syscall(SYS_write, fd, bytes, size);
}
EXPORT ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  struct iovec part = {(void *)bytes, size};
  return ours(fd) ? written(fd, &part, 1, offset) : syscall(SYS_pwrite64, fd, bytes, size, offset);
}
ALSO(pwrite, pwrite64)
EXPORT ssize_t writev(int fd, const struct iovec *parts, int count) {
  return written(fd, parts, count, -1);
}
EXPORT ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  return written(fd, parts, count, offset);
}
ALSO(pwritev, pwritev64)

/* The kernel copies between files by itself: here a caller is told to do it by hand instead. */
EXPORT ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t size, unsigned flags) {
  if (ours(out)) {
    errno = EXDEV;
    return -1;
  }
  return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}
EXPORT ssize_t sendfile(int out, int in, off_t *from, size_t size) {
  if (ours(out)) {
    errno = EINVAL;
    return -1;
  }
  return syscall(SYS_sendfile, out, in, from, size);
}
ALSO(sendfile, sendfile64)

static int resized(int fd, long done) {
  struct descriptor *descriptor = ours(fd);
  if (done == 0 && descriptor)
    note((struct entry){.operation = RESIZED, .file = descriptor->file, .offset = end_of(fd)});
  pthread_mutex_unlock(&lock);
  return (int)(done);
}
EXPORT int ftruncate(int fd, off_t length) {
  pthread_mutex_lock(&lock);
  return resized(fd, syscall(SYS_ftruncate, fd, length));
}
ALSO(ftruncate, ftruncate64)
EXPORT int truncate(const char *path, off_t length) {
  int fd = opened(AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
  if (fd < 0) return -1;
  int done = ftruncate(fd, length);
  close(fd);
  return done;
}
ALSO(truncate, truncate64)

/* Only what makes room, not what makes holes. */
EXPORT int fallocate(int fd, int mode, off_t offset, off_t length) {
  if (ours(fd) && mode) {
    errno = EOPNOTSUPP;
    return -1;
  }
  pthread_mutex_lock(&lock);
  return resized(fd, syscall(SYS_fallocate, fd, mode, offset, length));
}
ALSO(fallocate, fallocate64)
EXPORT int posix_fallocate(int fd, off_t offset, off_t length) {
  return fallocate(fd, 0, offset, length) ? errno : 0;
}
ALSO(posix_fallocate, posix_fallocate64)

/* --- syncing --- */

static int is_to_fail(int fd, const struct descriptor *descriptor) {
  char link[64], path[PATH_MAX];
  if (control->failures_left <= 0 || descriptor->folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  return ends_with(path, control->suffix);
}

/* As Linux does: the pages count as clean and what they held is lost; each is told once. */
static void fail(const struct descriptor *failing) {
  control->failures_left--;
  control->failed++;
  note((struct entry){.operation = LOST, .file = failing->file});
  for (int i = 0; i < MAX_FILES; i++)
    if (descriptors[i].file == failing->file && &descriptors[i] != failing)
      descriptors[i].fault_untold = 1;
}

static int synced(int fd) {
  struct descriptor *descriptor = ours(fd);
  if (!descriptor) return 1;
  int told = 0;
  pthread_mutex_lock(&lock);
  if (is_to_fail(fd, descriptor)) {
    fail(descriptor);
    told = 1;
  } else {
    note((struct entry){.operation = SYNCED, .file = descriptor->file});
    told = descriptor->fault_untold;
  }
  descriptor->fault_untold = 0;
  pthread_mutex_unlock(&lock);
  if (control->sync_micros) usleep(control->sync_micros);
  errno = EIO;
  return told ? -1 : 0;
}

EXPORT int fsync(int fd) {
  int done = synced(fd);
  return done > 0 ? (int)(syscall(SYS_fsync, fd)) : done;
}
EXPORT int fdatasync(int fd) {
  int done = synced(fd);
  return done > 0 ? (int)(syscall(SYS_fdatasync, fd)) : done;
}
/* Promises nothing about a loss of power, by its manual: so it does nothing here. */
EXPORT int sync_file_range(int fd, off_t offset, off_t length, unsigned flags) {
  return ours(fd) ? 0 : (int)(syscall(SYS_sync_file_range, fd, offset, length, flags));
}
