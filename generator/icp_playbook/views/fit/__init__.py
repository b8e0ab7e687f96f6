"""The page that judges an account, and a verdict as pages show it."""
