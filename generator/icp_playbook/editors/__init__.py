"""Schemas for editors, written for one playbook: they know its ids, its fields and what each can be asked."""

from icp_playbook.editors.own_schema import playbook_schemas
from icp_playbook.editors.vocabulary import Vocabulary, vocabulary_of
from icp_playbook.editors.writing import FOLDER, modeline, write_editor_schemas

__all__ = ["FOLDER", "Vocabulary", "modeline", "playbook_schemas", "vocabulary_of", "write_editor_schemas"]
