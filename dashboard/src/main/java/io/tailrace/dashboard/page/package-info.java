/** What each page is made with: a request comes in, an answer goes out, a route says who may. */
@NullMarked
package io.tailrace.dashboard.page;

import org.jspecify.annotations.NullMarked;
