"""The pages across the site: first page, indexes, cumul, calendar, words, files of rules."""
