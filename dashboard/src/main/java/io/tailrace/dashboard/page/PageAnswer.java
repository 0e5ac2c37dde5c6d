package io.tailrace.dashboard.page;

/** What a page answers. Implementations are immutable. */
public sealed interface PageAnswer
    permits PageView, PageFragment, PageRedirect, PageFile, SandboxedPage, PageStream {}
