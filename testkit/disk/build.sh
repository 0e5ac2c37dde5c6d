#!/bin/sh
# Compiles the library anew, after a change of its source. Only this needs a C compiler: the tests
# use what stands beside the classes, and one of them compares the hash of the source within.
set -eu
cd "$(dirname "$0")"
target=src/main/resources/io/tailrace/testkit/disk/linux-x86_64.so
hash=$(cat src/main/c/disk.c src/main/c/disk.h src/main/c/names.c | sha256sum | cut -d' ' -f1)
${CC:-cc} -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -shared -fvisibility=hidden -fno-builtin -s \
  -DSOURCE_HASH="\"$hash\"" -o "$target" src/main/c/disk.c src/main/c/names.c
