/**
 * Who may ask what on the admin port: roles, visitors, the ways in, and how addresses are masked
 * for those who may not see them. It knows no routes.
 */
package io.tailrace.admin.access;
