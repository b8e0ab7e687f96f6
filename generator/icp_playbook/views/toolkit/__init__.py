"""The toolkit: forms, worksheets, checklists and outreach templates."""
