# The jobs in scikit-learn.   /usr/bin/python3 scikit_learn.py JOB OUT   (in the folder with the data)
import sys

import numpy as np
import pandas as pd
from sklearn.neighbors import NearestNeighbors


# Brute force, which beats its trees in twelve dimensions. Each school is its own nearest.
def j6():
    schools = pd.read_csv("features.csv")
    urn = schools["school_urn"].to_numpy()
    x = schools.drop(columns="school_urn").to_numpy()
    x = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
    near = NearestNeighbors(n_neighbors=51, algorithm="brute", n_jobs=-1).fit(x)
    distance, place = near.kneighbors(x)
    return pd.DataFrame({
        "school_urn": np.repeat(urn, 50),
        "comparator_urn": urn[place[:, 1:]].ravel(),
        "rank": np.tile(np.arange(1, 51), len(urn)),
        "distance": distance[:, 1:].ravel(),
    })


{"j6": j6}[sys.argv[1]]().to_csv(sys.argv[2], index=False)
