"""Scoring models that companies publish, as playbooks, against scorers written from what they publish.

Each draws accounts, writes their facts as cells of a list the way people and exports do, and scores the facts
itself: it knows what a cell means, or that nobody can know. The scorers share no code with the product.
"""
