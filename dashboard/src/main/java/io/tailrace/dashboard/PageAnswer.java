package io.tailrace.dashboard;

/** What a page answers. Implementations are immutable. */
public sealed interface PageAnswer
    permits PageView, PageFragment, PageRedirect, PageFile, SandboxedPage {}
