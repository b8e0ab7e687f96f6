"""The pages of /changes/, and the pages at former addresses of entries."""
