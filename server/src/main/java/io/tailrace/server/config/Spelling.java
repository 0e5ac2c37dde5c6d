package io.tailrace.server.config;

import java.util.List;

/** Finds the word that was probably meant. Stateless. */
final class Spelling {
  /** Nobody mistypes more; and comparing takes the product of both lengths. */
  private static final int LONGEST = 80;

  private Spelling() {}

  /** The nearest of the words; else one with the same last part; null if none is near. */
  static String nearest(String written, List<String> words) {
    if (written.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = 2 + written.length() / 8;
    for (String word : words) {
      int distance = distance(written, word);
      if (distance < bestDistance) {
        best = word;
        bestDistance = distance;
      }
    }
    return best == null ? sameEnd(written, words) : best;
  }

  private static String sameEnd(String written, List<String> words) {
    String end = written.substring(written.lastIndexOf('.') + 1);
    for (String word : words) {
      if (word.equals(end) || word.endsWith("." + end)) {
        return word;
      }
    }
    return null;
  }

  /** How many letters to insert, drop, replace or swap with their neighbour. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
