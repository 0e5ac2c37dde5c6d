package io.tailrace.dashboard.page;

import io.tailrace.dashboard.component.Tone;

/**
 * A whole page: its template fills {@code <main>}, the layout is put around it. Immutable.
 *
 * @param title of the page, in a word or two
 * @param tone of what the page says at first sight
 * @param sentence answers the page's question in words, before anything else
 * @param template as in {@code people/person.jte}
 * @param model its only parameter
 */
public record PageView(String title, Tone tone, String sentence, String template, Object model)
    implements PageAnswer {}
