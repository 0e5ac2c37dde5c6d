/* What both parts of the library share. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))
/* On 64 bits each of these pairs is one function. */
#define ALSO(name, other) extern __typeof(name) other __attribute__((alias(#name), visibility("default")));

enum operation { OPENED = 1, WRITTEN, RESIZED, SYNCED, LOST, RENAMED, UNLINKED, FOLDER_MADE, LINKED };

/* All numbers little-endian; after it come `size` bytes: what was written, or one or two paths. */
struct __attribute__((packed)) entry {
  uint8_t operation;
  uint8_t created; /* of OPENED */
  uint32_t size;
  uint64_t file; /* its inode */
  uint64_t offset; /* of WRITTEN; the new length, of RESIZED */
};

/* Held around each call and its entry, so that the journal has the order of what happened. */
extern pthread_mutex_t lock __attribute__((visibility("hidden")));

/* Appends an entry with one path, or two. */
__attribute__((visibility("hidden"))) void note_paths(struct entry entry, const char *one, const char *two);

/* Makes a path absolute; whether it is in the folder, or the folder itself. */
__attribute__((visibility("hidden"))) int absolute(int at, const char *path, char *full);
