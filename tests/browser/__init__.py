"""The site in a real Chromium: pages, filters, ages, the picture, search, print."""
