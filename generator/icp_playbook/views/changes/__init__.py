"""The pages of /changes/, and what stands at addresses that entries have left."""
