import os

# nothing may be fetched: whoever tries fails
os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_DATASETS_OFFLINE="1")

import torch  # noqa: E402  after what it reads

# tiny models on a busy machine: threads that wait for each other cost more than they bring
torch.set_num_threads(1)
