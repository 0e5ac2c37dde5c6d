/* Files that get another name, or none; and folders. See disk.c. */
#include "disk.h"

static int renamed_at(int from_at, const char *from, int to_at, const char *to, unsigned flags) {
  char one[PATH_MAX], two[PATH_MAX];
  int out = absolute(from_at, from, one), in = absolute(to_at, to, two);
  if (!out && !in) return (int)(syscall(SYS_renameat2, from_at, from, to_at, to, flags));
  if (flags & RENAME_EXCHANGE) {
    errno = EINVAL;
    return -1;
  }
  pthread_mutex_lock(&lock);
  int done = (int)(syscall(SYS_renameat2, from_at, from, to_at, to, flags));
  if (done == 0) note_paths((struct entry){.operation = RENAMED}, one, two);
  pthread_mutex_unlock(&lock);
  return done;
}
EXPORT int rename(const char *from, const char *to) {
  return renamed_at(AT_FDCWD, from, AT_FDCWD, to, 0);
}
EXPORT int renameat(int from_at, const char *from, int to_at, const char *to) {
  return renamed_at(from_at, from, to_at, to, 0);
}
EXPORT int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags) {
  return renamed_at(from_at, from, to_at, to, flags);
}

static int unlinked(int at, const char *path, int flags) {
  char full[PATH_MAX];
  if (!absolute(at, path, full)) return (int)(syscall(SYS_unlinkat, at, path, flags));
  pthread_mutex_lock(&lock);
  int done = (int)(syscall(SYS_unlinkat, at, path, flags));
  if (done == 0) note_paths((struct entry){.operation = UNLINKED}, full, "");
  pthread_mutex_unlock(&lock);
  return done;
}
EXPORT int unlink(const char *path) {
  return unlinked(AT_FDCWD, path, 0);
}
EXPORT int unlinkat(int at, const char *path, int flags) {
  return unlinked(at, path, flags);
}
EXPORT int rmdir(const char *path) {
  return unlinked(AT_FDCWD, path, AT_REMOVEDIR);
}
/* libc's own goes past unlink. */
EXPORT int remove(const char *path) {
  int done = unlink(path);
  return done && errno == EISDIR ? rmdir(path) : done;
}

static int folder_made(int at, const char *path, mode_t mode) {
  char full[PATH_MAX];
  if (!absolute(at, path, full)) return (int)(syscall(SYS_mkdirat, at, path, mode));
  pthread_mutex_lock(&lock);
  int done = (int)(syscall(SYS_mkdirat, at, path, mode));
  if (done == 0) note_paths((struct entry){.operation = FOLDER_MADE}, full, "");
  pthread_mutex_unlock(&lock);
  return done;
}
EXPORT int mkdir(const char *path, mode_t mode) {
  return folder_made(AT_FDCWD, path, mode);
}
EXPORT int mkdirat(int at, const char *path, mode_t mode) {
  return folder_made(at, path, mode);
}

static int linked(int from_at, const char *from, int to_at, const char *to, int flags) {
  char one[PATH_MAX], two[PATH_MAX];
  int out = absolute(from_at, from, one), in = absolute(to_at, to, two);
  if (!out && !in) return (int)(syscall(SYS_linkat, from_at, from, to_at, to, flags));
  pthread_mutex_lock(&lock);
  int done = (int)(syscall(SYS_linkat, from_at, from, to_at, to, flags));
  if (done == 0) note_paths((struct entry){.operation = LINKED}, one, two);
  pthread_mutex_unlock(&lock);
  return done;
}
EXPORT int link(const char *from, const char *to) {
  return linked(AT_FDCWD, from, AT_FDCWD, to, 0);
}
EXPORT int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
  return linked(from_at, from, to_at, to, flags);
}
