/** The library is found by its module's name. An automatic module brings no other along. */
module example {
  requires io.tailrace.customerio;
  requires tools.jackson.core;
}
